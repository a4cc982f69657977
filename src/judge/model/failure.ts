import { APICallError, LoadAPIKeyError, UnsupportedFunctionalityError } from 'ai';
import type { ProviderFailureCode, Trace } from '../answer.ts';

/**
 * The provider did not answer. The caller retries with back-off. The message is only the code and there is no cause, so
 * that no text gets into a history or a log.
 */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly code: ProviderFailureCode;
  /** How long the provider asked to wait; null if unknown. */
  readonly retryAfterMs: number | null;
  /** The attempts of this call before it failed. */
  readonly trace: Trace | null;

  constructor(
    code: ProviderFailureCode,
    { retryAfterMs = null, trace = null }: { retryAfterMs?: number | null; trace?: Trace | null } = {},
  ) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.trace = trace;
  }

  /** The same failure with the calls that led to it. */
  withTrace(trace: Trace): ProviderFailure {
    return new ProviderFailure(this.code, { retryAfterMs: this.retryAfterMs, trace });
  }
}

const LONGEST_WAIT_MS = 3_600_000;

/** `retry-after-ms`, or `retry-after` in seconds or as a date, at most an hour; null if unusable. */
function retryAfterMs(headers: Record<string, string> | undefined, now: number): number | null {
  const exact = headers?.['retry-after-ms']?.trim();
  const after = headers?.['retry-after']?.trim();
  const waits = [
    ...(exact ? [Number(exact)] : []),
    ...(after ? [Number(after) * 1000, Date.parse(after) - now] : []),
  ];
  const wait = waits.find(Number.isFinite);
  return wait === undefined ? null : Math.min(LONGEST_WAIT_MS, Math.max(0, wait));
}

/** A provider's error: its codes, its message, and its own status if it has one. */
type ErrorBody = { codes: string; message: string; status: number | null };

const MESSAGE_LIMIT = 1000;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The JSON of a body; a text that is neither JSON nor a page counts as the message. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return /^\s*[<{[]/u.test(body) ? null : { error: body };
  }
}

/**
 * Reads the usual forms: `{ error: { code, type, status, message } }`, `{ error: "…" }`, `{ detail }`, or one of
 * them in a list, or plain text. Null for anything else, such as an HTML page.
 */
function readErrorBody(body = ''): ErrorBody | null {
  const value = parsed(body);
  const outer: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(outer)) return null;
  const isBare = outer.message !== undefined || outer.code !== undefined;
  const error = outer.error ?? outer.detail ?? (isBare ? outer : null);
  if (error === null) return null;
  const inner = isObject(error) ? error : {};
  const all = [inner.code, inner.type, inner.status, inner.param, outer.type, outer.code];
  const message = typeof error === 'string' ? error : (inner.message ?? outer.message ?? '');
  return {
    codes: all.filter((code) => typeof code === 'string').join(' '),
    message: (typeof message === 'string' ? message : JSON.stringify(message)).slice(0, MESSAGE_LIMIT),
    status: all.map(Number).find((code) => code >= 400 && code <= 599) ?? null,
  };
}

/**
 * Why a call has no answer. `outage`: the provider fails, so the caller waits and retries. `rejection`: this request would
 * always be rejected (`refused`: by a content filter); `format`: whether for the response format that it asks for.
 */
export type Failure =
  | { kind: 'outage'; code: ProviderFailureCode; retryAfterMs: number | null }
  | {
      kind: 'rejection';
      code: 'too_long' | 'refused_request' | 'refused';
      format: 'stated' | 'possible' | 'unlikely';
    };

/** How providers report a request that exceeds the model's context: in a code or a message, or by a bound in a message. */
const TOO_LONG = /context[_ -]?(?:length|window|size)|too[_ ](?:long|large|many tokens)/iu;
const OUT_OF_BOUNDS =
  /\b(?:exceed|greater|more|less|fewer|longer|maximum|limit).{0,60}(?:tokens|context)|(?:tokens|context).{0,60}(?:<=|\b(?:exceed|greater|longer|maximum|limit))/iu;
const FORMAT =
  /response[_ ]?(?:format|schema|mime)|json[_ ]?(?:schema|object|mode)|structured[_ ]outputs?|grammar|guided|output_(?:format|config)/iu;
const FILTERED = /content[_ ](?:filter|policy)|safety/iu;

/** What a status means that is no answer about the request. Other statuses from 500 and below 400 are `unavailable`. */
const OUTAGES: Readonly<Record<number, ProviderFailureCode>> = {
  401: 'key_refused',
  402: 'key_refused',
  403: 'key_refused',
  407: 'key_refused',
  408: 'timeout',
  504: 'timeout',
  522: 'timeout',
  524: 'timeout',
  409: 'unavailable',
  423: 'unavailable',
  425: 'unavailable',
  429: 'rate_limit',
};

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** The effective status: the one inside the body if the server answered 200 with an error. */
function statusOf(status: number | undefined, body: ErrorBody | null): number | undefined {
  if (status === undefined || status >= 400 || body === null) return status;
  if (body.status !== null) return body.status;
  return /invalid_request|context_length/iu.test(body.codes) ? 400 : status;
}

function outageCode(status: number | undefined): ProviderFailureCode | null {
  if (status === undefined) return 'unreachable';
  return OUTAGES[status] ?? (status >= 500 || status < 400 ? 'unavailable' : null);
}

function isTooLong(status: number | undefined, body: ErrorBody | null): boolean {
  if (status === 413 || status === 414) return true;
  if (body === null || outageCode(status) === 'key_refused' || status === undefined) return false;
  // Rate limits per token have messages about tokens too, so with status 429 only the code counts.
  const isStated = [TOO_LONG, OUT_OF_BOUNDS].some((pattern) => pattern.test(body.message));
  return TOO_LONG.test(body.codes) || (status !== 429 && isStated);
}

/**
 * What an SDK error means for the caller. Returns only codes, never texts. `asksJson`: the request asked for a
 * format that the server may not support.
 */
export function failureOf(error: unknown, asksJson: boolean, now: number): Failure {
  const outage = (code: ProviderFailureCode, retryAfterMs: number | null = null) =>
    ({ kind: 'outage', code, retryAfterMs }) as const;
  if (isTimeout(error)) return outage('timeout');
  if (LoadAPIKeyError.isInstance(error)) return outage('key_refused');
  if (UnsupportedFunctionalityError.isInstance(error))
    return { kind: 'rejection', code: 'refused_request', format: 'stated' };
  if (!APICallError.isInstance(error)) return outage('unavailable');
  if (isTimeout(error.cause)) return outage('timeout');

  const body = readErrorBody(error.responseBody);
  const status = statusOf(error.statusCode, body);
  const reported = body === null ? '' : `${body.codes} ${body.message}`;
  if (isTooLong(status, body)) return { kind: 'rejection', code: 'too_long', format: 'unlikely' };
  if (status === 400 && FILTERED.test(reported))
    return { kind: 'rejection', code: 'refused', format: 'unlikely' };
  const code = outageCode(status);
  if (asksJson && code !== 'key_refused' && code !== 'rate_limit' && FORMAT.test(reported))
    return { kind: 'rejection', code: 'refused_request', format: 'stated' };
  if (code !== null) return outage(code, retryAfterMs(error.responseHeaders, now));
  const format = status === 400 || status === 422 ? 'possible' : 'unlikely';
  return { kind: 'rejection', code: 'refused_request', format };
}
