import { TemporalError } from './require-namespace.ts';

/** Something outside this process prevents its start. The message is one line: what is wrong and what to do. */
export class StartProblem extends Error {
  override name = 'StartProblem';
}

/** Like `StartProblem`, but waiting cannot fix it. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

const KNOWN = [StartProblem, CannotStart, TemporalError];

/** The one line to say about any error of a start. */
export function oneLine(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return KNOWN.some((kind) => error instanceof kind) ? message : `${name}: ${firstLine(message)}`;
}

export function firstLine(text: string): string {
  return text.split('\n', 1)[0]!.slice(0, 300);
}
