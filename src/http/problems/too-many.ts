import { ProblemError, type ProblemCode } from './problem.ts';

/** A refusal with 429 that may be repeated after `waitMs`; `Retry-After` is in whole seconds, at least one. */
export function tooMany(
  code: ProblemCode,
  detail: string,
  waitMs: number,
  headers: Record<string, string> = {},
): ProblemError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new ProblemError(code, { detail, headers: { 'retry-after': String(seconds), ...headers } });
}
