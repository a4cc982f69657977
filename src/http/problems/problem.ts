import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DocumentError } from '../../core/document-error.ts';

type Known = {
  status: ContentfulStatusCode;
  title: string;
  /** What whoever meets it should do. */ remedy: string;
};

/** Every way in which a request can be refused. Each has its paragraph in docs/errors.md; a test compares the two. */
export const PROBLEMS = {
  'not-json': { status: 400, title: 'The body is not JSON', remedy: 'Send UTF-8 text that is JSON.' },
  unauthenticated: {
    status: 401,
    title: 'No valid token',
    remedy: 'Send a key that is known, neither expired nor revoked.',
  },
  'missing-scope': {
    status: 403,
    title: 'The key lacks a scope',
    remedy: 'Use a key that was made with the scope that detail names.',
  },
  'foreign-learner': {
    status: 403,
    title: 'The key does not cover this learner',
    remedy: 'Use a key whose learner prefix covers the subject, or none.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this path',
    remedy: 'Look the path up in the document of the API.',
  },
  'unknown-learner': {
    status: 404,
    title: 'This learner is not known',
    remedy: 'The id has no events and was not registered, or the key does not cover it.',
  },
  'unknown-calibration': {
    status: 404,
    title: 'This learner has no such calibration',
    remedy: 'List the calibrations to see their numbers.',
  },
  'unknown-entry': {
    status: 404,
    title: 'This learner’s ledger has no such entry',
    remedy: 'List the ledger to see its entries.',
  },
  'unknown-role': {
    status: 404,
    title: 'There is no such role',
    remedy: 'List the roles to see their codes.',
  },
  'unknown-program': {
    status: 404,
    title: 'There is no such program',
    remedy: 'Send the program with PUT first, or look its id up.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This path has no such method',
    remedy: 'The Allow header names the methods of this path.',
  },
  'event-conflict': {
    status: 409,
    title: 'The event was accepted before with another payload',
    remedy: 'Give every event an id of its own; an event once accepted is never changed.',
  },
  'no-longer-counts': {
    status: 409,
    title: 'Another verdict or a void took the place of this',
    remedy: 'Read the learner’s calibrations and name the one that counts now.',
  },
  'already-contested': {
    status: 409,
    title: 'An appeal against this is open already',
    remedy: 'Wait for the review of the open appeal.',
  },
  'second-reviewer': {
    status: 409,
    title: 'Somebody else must decide this',
    remedy: 'Have it reviewed by a person who did not decide on this work before and whose work it is not.',
  },
  'not-an-award': {
    status: 409,
    title: 'This entry is no award',
    remedy: 'Contest the calibration that a settlement or review entry names.',
  },
  'not-awarded': {
    status: 409,
    title: 'This event was not awarded yet',
    remedy: 'Send the same request again when its award exists.',
  },
  'still-contested': {
    status: 409,
    title: 'The learner asked for a person',
    remedy: 'Review the calibration; it can be scored again afterwards.',
  },
  'no-dossier': {
    status: 409,
    title: 'There is no stored dossier to judge',
    remedy: 'Only what a judge was given once can be judged again; a review decides the rest.',
  },
  'rescore-under-way': {
    status: 409,
    title: 'The same answer is being found already',
    remedy: 'Send the same request again in a few seconds; the answer is stored by then.',
  },
  'learner-erased': {
    status: 410,
    title: 'This learner was erased',
    remedy: 'Stop sending events of this learner; the id is not used again.',
  },
  'version-conflict': {
    status: 412,
    title: 'The document has changed since it was read',
    remedy: 'Read the document again and apply the change to what it says now.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send less at once: 1 MiB an event, 4 MiB a batch.',
  },
  'too-many-events': {
    status: 413,
    title: 'The batch has too many events',
    remedy: 'Send at most 1,000 events a batch.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'This content type is not understood',
    remedy: 'Use a content type that the call names, in UTF-8, without content encoding.',
  },
  'invalid-event': {
    status: 422,
    title: 'The event is not valid',
    remedy: 'Mend what errors lists; pointers lead into the event in its structured form.',
  },
  'invalid-batch': {
    status: 422,
    title: 'The batch is not an array of events',
    remedy: 'Send an array of events.',
  },
  'invalid-parameter': {
    status: 422,
    title: 'A parameter is not valid',
    remedy: 'Mend the parameters that errors lists.',
  },
  'invalid-review': {
    status: 422,
    title: 'The appeal, review or rescore is not valid',
    remedy: 'Mend what errors lists.',
  },
  'invalid-policy': {
    status: 422,
    title: 'The policy is not valid',
    remedy: 'Mend what errors lists and send the policy again.',
  },
  'invalid-role': {
    status: 422,
    title: 'The role is not valid',
    remedy: 'Mend what errors lists and send the role again.',
  },
  'invalid-program': {
    status: 422,
    title: 'The program is not valid',
    remedy: 'Mend what errors lists and send the program again.',
  },
  'invalid-profile': {
    status: 422,
    title: 'What is said of the learner is not valid',
    remedy: 'Mend what errors lists and send it again.',
  },
  'version-required': {
    status: 428,
    title: 'The request must say which version it replaces',
    remedy: 'Send If-Match with the ETag of the version that is to be replaced.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'It is our fault: the log has the cause under the request id.',
  },
  'judge-unreadable': {
    status: 502,
    title: 'The judge’s answer could not be read',
    remedy: 'Nothing was changed: asked again, the judge answers afresh; or have a person review it.',
  },
  unavailable: {
    status: 503,
    title: 'The service cannot answer at this moment',
    remedy: 'Nothing was stored: send the same request again after Retry-After seconds.',
  },
  'judge-unavailable': {
    status: 503,
    title: 'The judge cannot be reached at this moment',
    remedy: 'Nothing was changed: send the same request again later.',
  },
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
export function problemOf(
  code: ProblemCode,
  { detail, errors }: ProblemOptions = {},
  requestId?: string,
): Problem {
  const { title, status } = PROBLEMS[code];
  return { type: `/docs/errors#${code}`, title, status, detail, errors, requestId };
}

export const PROBLEM_TYPE = 'application/problem+json';

/** The answer that carries a problem document. */
export function problemResponse(
  code: ProblemCode,
  options: ProblemOptions = {},
  requestId?: string,
): Response {
  return new Response(JSON.stringify(problemOf(code, options, requestId)), {
    status: PROBLEMS[code].status,
    headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...options.headers },
  });
}
