import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DocumentError } from '../core/document-error.ts';

type Known = { status: ContentfulStatusCode; title: string };

/** Every way in which a request can be refused. Each has its paragraph in docs/errors.md; a test compares the two. */
export const PROBLEMS = {
  'not-json': { status: 400, title: 'The body is not JSON' },
  unauthenticated: { status: 401, title: 'No valid token' },
  'missing-scope': { status: 403, title: 'The key lacks a scope' },
  'foreign-learner': { status: 403, title: 'The key does not cover this learner' },
  'not-found': { status: 404, title: 'There is nothing at this path' },
  'unknown-learner': { status: 404, title: 'This learner is not known' },
  'unknown-calibration': { status: 404, title: 'This learner has no such calibration' },
  'method-not-allowed': { status: 405, title: 'This path has no such method' },
  'event-conflict': { status: 409, title: 'The event was accepted before with another payload' },
  'learner-erased': { status: 410, title: 'This learner was erased' },
  'version-conflict': { status: 412, title: 'The document has changed since it was read' },
  'too-large': { status: 413, title: 'The body is too large' },
  'too-many-events': { status: 413, title: 'The batch has too many events' },
  'unsupported-media-type': { status: 415, title: 'This content type is not understood' },
  'invalid-event': { status: 422, title: 'The event is not valid' },
  'invalid-batch': { status: 422, title: 'The batch is not an array of events' },
  'invalid-parameter': { status: 422, title: 'A parameter is not valid' },
  'invalid-policy': { status: 422, title: 'The policy is not valid' },
  'version-required': { status: 428, title: 'The request must say which version it replaces' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The service cannot answer at this moment' },
} as const satisfies Record<string, Known>;

export type ProblemCode = keyof typeof PROBLEMS;

export type ProblemOptions = { detail?: string; errors?: DocumentError[]; headers?: Record<string, string> };

/** An RFC 9457 problem document. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: DocumentError[];
  requestId?: string;
};

/** A refusal on its way to the edge, where it becomes a problem document. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  code: ProblemCode;
  options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code);
    this.code = code;
    this.options = options;
  }
}

/** The document of a refusal. Its type is the place on this server where the problem is described. */
export function problemOf(code: ProblemCode, { detail, errors }: ProblemOptions = {}, requestId?: string): Problem {
  return { type: `/docs/errors#${code}`, ...PROBLEMS[code], detail, errors, requestId };
}

export const PROBLEM_TYPE = 'application/problem+json';

/** The answer that carries a problem document. */
export function problemResponse(code: ProblemCode, options: ProblemOptions = {}, requestId?: string): Response {
  return new Response(JSON.stringify(problemOf(code, options, requestId)), {
    status: PROBLEMS[code].status,
    headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...options.headers },
  });
}
