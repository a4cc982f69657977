import { ConfigError } from '../config.ts';

/** The command failed: exit code 1. The message is one line. */
export class Failed extends Error {
  override name = 'Failed';
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Prints an error and returns the exit code: 2 for wrong usage, otherwise 1. */
export function failed(error: unknown): number {
  const known = error instanceof Failed || error instanceof UsageError || error instanceof ConfigError;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${known || !process.env.DEBUG ? message : (stack ?? message)}\n`);
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}
