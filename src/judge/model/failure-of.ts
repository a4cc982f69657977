import { APICallError, LoadAPIKeyError } from 'ai';
import type { ProviderFailureCode } from './provider-failure.ts';

export type Failure = { code: ProviderFailureCode; retryAfterMs: number | null; status: number | null };

const LONGEST_WAIT_MS = 3_600_000;

/** `retry-after-ms`, or `retry-after` in seconds or as a date; null when it says nothing we can use. */
function retryAfterMs(headers: Record<string, string> | undefined, now: number): number | null {
  const exact = Number(headers?.['retry-after-ms']);
  const after = headers?.['retry-after'];
  const seconds = Number(after);
  let wait = Number.NaN;
  if (headers?.['retry-after-ms'] !== undefined && Number.isFinite(exact)) wait = exact;
  else if (after !== undefined) wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - now;
  return Number.isFinite(wait) ? Math.min(LONGEST_WAIT_MS, Math.max(0, wait)) : null;
}

function codeOf(status: number | undefined): ProviderFailureCode {
  if (status === undefined) return 'unreachable';
  if (status === 401 || status === 403) return 'key_refused';
  if (status === 429) return 'rate_limit';
  return status === 408 || status === 504 ? 'timeout' : 'unavailable';
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** Some providers refuse by status 400 with a code of their own. */
export function isRefusal(error: unknown): boolean {
  if (!APICallError.isInstance(error)) return false;
  return error.statusCode === 400 && /content[_ ](?:filter|policy)|safety/iu.test(error.responseBody ?? '');
}

/** What an error of the SDK means for the caller. Reads its status and headers, never its texts. */
export function failureOf(error: unknown, now: number): Failure {
  const none = { retryAfterMs: null, status: null };
  if (isTimeout(error)) return { code: 'timeout', ...none };
  if (LoadAPIKeyError.isInstance(error)) return { code: 'key_refused', ...none };
  if (!APICallError.isInstance(error)) return { code: 'unavailable', ...none };
  if (isTimeout(error.cause)) return { code: 'timeout', ...none };
  const { statusCode, responseHeaders } = error;
  return {
    code: codeOf(statusCode),
    retryAfterMs: retryAfterMs(responseHeaders, now),
    status: statusCode ?? null,
  };
}
