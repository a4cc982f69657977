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
  /** The calls that led to it. */
  readonly trace: Trace | null;

  constructor(
    code: ProviderFailureCode,
    { retryAfterMs = null, trace = null }: Partial<Pick<ProviderFailure, 'retryAfterMs' | 'trace'>> = {},
  ) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.trace = trace;
  }

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

/** A provider's error: its codes, its messages, and its own status if it has one. */
type ErrorBody = { codes: string; message: string; status: number | undefined };

const MESSAGE_LIMIT = 1000;
const CODES = /^(?:code|type|status|param|loc)$/u;
const MESSAGES = /^(?:error|message|detail|msg)$/u;

/**
 * Reads codes and messages wherever they are in a JSON body; a text that is neither JSON nor a page is a message. Empty for
 * anything else, such as an HTML page.
 */
function readErrorBody(body = ''): ErrorBody {
  const codes: unknown[] = [];
  const messages: string[] = [];
  try {
    JSON.parse(body, (name, value: unknown) => {
      if (CODES.test(name)) codes.push(value);
      else if (MESSAGES.test(name) && typeof value === 'string') messages.push(value);
      return value;
    });
  } catch {
    if (!/^\s*[<{[]/u.test(body)) messages.push(body);
  }
  return {
    codes: codes.join(' '),
    message: messages.join(' ').slice(0, MESSAGE_LIMIT),
    status: codes.map(Number).find((code) => code >= 400 && code <= 599),
  };
}

/**
 * This request would always be rejected (`refused`: by a content filter). `format`: whether for the response format that it
 * asks for.
 */
export type Rejection = {
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

/** Statuses that are no answer about the request. Others from 500 and below 400 are `unavailable`. */
const OUTAGES: readonly (readonly [ProviderFailureCode, ...statuses: number[]])[] = [
  ['key_refused', 401, 402, 403, 407],
  ['timeout', 408, 504, 522, 524],
  ['unavailable', 409, 423, 425],
  ['rate_limit', 429],
];

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

function outageCode(status: number | undefined): ProviderFailureCode | null {
  if (status === undefined) return 'unreachable';
  const [code] = OUTAGES.find(([, ...statuses]) => statuses.includes(status)) ?? [];
  return code ?? (status >= 500 || status < 400 ? 'unavailable' : null);
}

function isTooLong(status: number | undefined, { codes, message }: ErrorBody): boolean {
  if (status === 413 || status === 414) return true;
  if (outageCode(status) === 'key_refused') return false;
  // Rate limits per token have messages about tokens too, so with status 429 only the code counts.
  const isStated = TOO_LONG.test(message) || OUT_OF_BOUNDS.test(message);
  return TOO_LONG.test(codes) || (status !== 429 && isStated);
}

/**
 * What an SDK error means for the caller. Returns only codes, never texts. `asksJson`: the request asked for a
 * format that the server may not support.
 */
export function failureOf(error: unknown, asksJson: boolean, now: number): ProviderFailure | Rejection {
  if (isTimeout(error) || (APICallError.isInstance(error) && isTimeout(error.cause)))
    return new ProviderFailure('timeout');
  if (LoadAPIKeyError.isInstance(error)) return new ProviderFailure('key_refused');
  if (UnsupportedFunctionalityError.isInstance(error)) return { code: 'refused_request', format: 'stated' };
  if (!APICallError.isInstance(error)) return new ProviderFailure('unavailable');

  const body = readErrorBody(error.responseBody);
  // Some servers answer 200 with an error that has its own status.
  const isError = error.statusCode === undefined || error.statusCode >= 400;
  const status = isError ? error.statusCode : (body.status ?? error.statusCode);
  const reported = `${body.codes} ${body.message}`;
  if (isTooLong(status, body)) return { code: 'too_long', format: 'unlikely' };
  if (status === 400 && FILTERED.test(reported)) return { code: 'refused', format: 'unlikely' };
  const code = outageCode(status);
  if (asksJson && code !== 'key_refused' && code !== 'rate_limit' && FORMAT.test(reported))
    return { code: 'refused_request', format: 'stated' };
  if (code !== null)
    return new ProviderFailure(code, { retryAfterMs: retryAfterMs(error.responseHeaders, now) });
  return { code: 'refused_request', format: status === 400 || status === 422 ? 'possible' : 'unlikely' };
}
