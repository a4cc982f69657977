import type { components } from './schema.ts';

export type ProblemCode = components['schemas']['ProblemCode'];

type Fields = Partial<components['schemas']['Problem']>;

/** A refusal of the API (RFC 9457). The codes are those of docs/errors.md. */
export class Problem extends Error {
  override name = 'Problem';
  status: number;
  /** What the server refused and why; `unknown` if the answer was not one of its problems, as behind a failing proxy. */
  code: ProblemCode | 'unknown';
  title: string;
  detail: string | undefined;
  /** What is wrong where, with JSON pointers into the request. */
  errors: { pointer: string; detail: string }[];
  requestId: string | undefined;
  /** After how long the same request may succeed, if the server said so. */
  retryAfterMs: number | undefined;

  constructor(status: number, fields: Fields = {}, retryAfterMs?: number) {
    const { type = '', title = `HTTP ${status}`, detail, errors = [], requestId } = fields;
    super(detail ? `${title}: ${detail}` : title);
    this.status = status;
    this.code = (type.split('#')[1] as ProblemCode | undefined) ?? 'unknown';
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestId;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The problem of a refused request, from its body and headers. */
export async function problemIn(response: Response): Promise<Problem> {
  const fields = (await response.json().catch(() => ({}))) as Fields;
  return new Problem(response.status, fields, retryAfterMs(response.headers.get('retry-after')));
}

/** `Retry-After` in seconds or as a date. */
function retryAfterMs(text: string | null): number | undefined {
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
