import { HTTPException } from 'hono/http-exception';
import { FenceLost } from '../../store/database.ts';
import { ProblemError, type ProblemCode, type ProblemOptions } from './problem.ts';

/** Classes of SQLSTATE that say "not now": connection, resources, operator, transaction, lock; and a standby that cannot write. */
const NOT_NOW = /^(08|53|57|40|55P03|25P03|25006)/;
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
/** What the driver says without any code. */
const DRIVER =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Cannot use a pool after calling end/;

function isUnavailable(error: Error): boolean {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  // The server ended or refused the connection itself, for whatever reason.
  if (severity === 'FATAL' || severity === 'PANIC') return true;
  if (typeof code === 'string') return SOCKET.has(code) || (code.length === 5 && NOT_NOW.test(code));
  return error instanceof FenceLost || DRIVER.test(error.message);
}

/** What the edge makes of anything thrown: a refusal as it stands, an outage as 503, all else as 500. */
export function refusalOf(error: Error): { code: ProblemCode; options: ProblemOptions } {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException && error.status === 400)
    return { code: 'not-json', options: { detail: 'The body cannot be read.' } };
  if (isUnavailable(error)) {
    const detail =
      'The database cannot be reached or is busy. Nothing was stored; send the same request again.';
    return { code: 'unavailable', options: { detail, headers: { 'retry-after': '2' } } };
  }
  return {
    code: 'internal',
    options: { detail: 'The request was not carried out. The log has the cause under this request id.' },
  };
}
