import { ConfigError } from '../config.ts';

/** Something was found wrong: said in one line, exit code 1. */
export class Failed extends Error {
  override name = 'Failed';
}

/** The command was used wrongly: exit code 2. */
export class UsedWrongly extends Error {
  override name = 'UsedWrongly';
}

/** Says an error as a person would want it and answers the exit code: 2 for wrong use, else 1. */
export function failed(error: unknown): number {
  const known = error instanceof Failed || error instanceof UsedWrongly || error instanceof ConfigError;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${known || !process.env.DEBUG ? message : (stack ?? message)}\n`);
  return error instanceof UsedWrongly || error instanceof ConfigError ? 2 : 1;
}
