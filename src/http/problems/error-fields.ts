import { isUnavailable } from './failure.ts';

/**
 * Classes of SQLSTATEs whose messages name tables, columns, constraints and limits but quote no values. Class 22 (data
 * exceptions) is left out: its messages quote the value.
 */
const NO_VALUES = /^(0[89]|2[3-8]|2[BDF]|3|4|5|P0)/;

type Fields = { code?: unknown; severity?: unknown; syscall?: unknown; errno?: unknown };

/** Whether the message of an error cannot contain what a learner wrote. */
function isSafe(error: Error): boolean {
  // Errors of the language, such as those of JSON.parse, quote their input.
  if (error.name !== 'Error' && error.name in globalThis) return false;
  const { code, severity, syscall, errno } = error as Fields;
  if (isUnavailable(error)) return true;
  if (typeof severity === 'string' && typeof code === 'string') return NO_VALUES.test(code);
  return typeof syscall === 'string' && typeof errno === 'number';
}

/**
 * An error for the log: name, code, where it happened, and the message if it cannot contain a learner's text. Errors of
 * parsers, of validators and of the database about a value quote what they reject.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  const { code } = error as Fields;
  return { error: error.name, code, ...(isSafe(error) ? { message: error.message } : {}), stack };
}
