import { HTTPException } from 'hono/http-exception';
import { DatabaseUnreachable } from '../../store/connection.ts';
import { FenceLost } from '../../store/database.ts';
import { LearnerAway } from '../../store/moves/learner-away.ts';
import { problemOfAway } from './learner-moved.ts';
import { ProblemError, type ProblemCode, type ProblemOptions } from './problem.ts';

/** Transient SQLSTATE classes: connection, resources, operator, transaction, lock; and a read-only standby. */
const NOT_NOW = /^(08|53|57|40|55P03|25P03|25006)/;
/** Values that a column cannot hold: text, numbers, times. A safety net: requests are checked before they get here. */
const UNFIT = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008']);
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** Messages of driver errors that have no code. */
const DRIVER =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|Cannot use a pool after calling end/;

/** Whether the database is away or busy, so that the same request may succeed later. */
export function isUnavailable(error: Error): boolean {
  if (error instanceof FenceLost || error instanceof DatabaseUnreachable) return true;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  // The server closed or refused the connection.
  if (severity === 'FATAL' || severity === 'PANIC') return true;
  if (typeof code === 'string') return SOCKET.has(code) || (code.length === 5 && NOT_NOW.test(code));
  return DRIVER.test(error.message);
}

/** Maps a thrown error to a problem: a ProblemError as is, an outage to 503, anything else to 500. */
export function refusalOf(error: Error): { code: ProblemCode; options: ProblemOptions } {
  if (error instanceof ProblemError) return error;
  if (error instanceof LearnerAway) return problemOfAway(error);
  if (error instanceof HTTPException && error.status === 400)
    return { code: 'not-json', options: { detail: 'The body cannot be read.' } };
  if (UNFIT.has(String((error as { code?: unknown }).code)))
    return { code: 'invalid-parameter', options: { detail: 'A value of the request cannot be stored.' } };
  if (isUnavailable(error)) {
    const detail =
      'The database is unreachable or busy. Send the same request again: nothing is stored twice.';
    return { code: 'unavailable', options: { detail, headers: { 'retry-after': '2' } } };
  }
  return {
    code: 'internal',
    options: { detail: 'The request failed. The log has the cause under this request id.' },
  };
}
