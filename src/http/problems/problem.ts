import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DocumentError } from '../../core/document-error.ts';

type Known = {
  status: ContentfulStatusCode;
  title: string;
  /** What the client should do. */ remedy: string;
};

/** All problems. Each has a section in docs/errors.md; a test compares the two. */
export const PROBLEMS = {
  'not-json': { status: 400, title: 'The body is not JSON', remedy: 'Send JSON as UTF-8.' },
  unauthenticated: {
    status: 401,
    title: 'No valid token',
    remedy: 'Send a key that exists and is neither expired nor revoked.',
  },
  'missing-scope': {
    status: 403,
    title: 'The key lacks a scope',
    remedy: 'Use a key with the scope given in detail.',
  },
  'csrf-token': {
    status: 403,
    title: 'The request does not come from the page that signed in',
    remedy: 'Send `X-CSRF-Token` with the value that `GET /session` returns, from a page of this server.',
  },
  'foreign-learner': {
    status: 403,
    title: 'The key does not cover this learner',
    remedy: 'Use a key whose learner prefix covers the subject, or one without a prefix.',
  },
  'not-found': {
    status: 404,
    title: 'Unknown path',
    remedy: 'Look up the path in the API documentation.',
  },
  'unknown-learner': {
    status: 404,
    title: 'Unknown learner',
    remedy: 'The learner has no events and was not registered, or the key does not cover it.',
  },
  'unknown-calibration': {
    status: 404,
    title: 'Unknown calibration',
    remedy: 'List the calibrations to see their numbers.',
  },
  'unknown-entry': {
    status: 404,
    title: 'Unknown ledger entry',
    remedy: 'List the ledger to see its entries.',
  },
  'unknown-review': {
    status: 404,
    title: 'Unknown review',
    remedy: 'List the queue to see its items.',
  },
  'unknown-role': {
    status: 404,
    title: 'Unknown role',
    remedy: 'List the roles to see their codes.',
  },
  'unknown-program': {
    status: 404,
    title: 'Unknown program',
    remedy: 'Create the program with PUT first, or check its id.',
  },
  'unknown-rubric': {
    status: 404,
    title: 'Unknown rubric',
    remedy: 'List the rubrics to see their ids; rubrics of a program are part of the program.',
  },
  'unknown-anchor': {
    status: 404,
    title: 'Unknown anchor',
    remedy: 'List the anchors to see their ids.',
  },
  'unknown-key': {
    status: 404,
    title: 'Unknown key',
    remedy: 'List the keys to see their ids; a revoked key cannot be changed any more.',
  },
  'unknown-webhook': {
    status: 404,
    title: 'Unknown webhook',
    remedy: 'List the webhooks to see their ids.',
  },
  'unknown-credential': {
    status: 404,
    title: 'Unknown credential',
    remedy: 'List the learner’s credentials to see their ids; an erase removes them.',
  },
  'unknown-tenant': {
    status: 404,
    title: 'Unknown tenant',
    remedy: 'List the tenants to see their ids.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    remedy: 'Use a method listed in the Allow header.',
  },
  'event-conflict': {
    status: 409,
    title: 'An event with this id was accepted with another payload',
    remedy: 'Give every event its own id; accepted events never change.',
  },
  'no-issuer': {
    status: 409,
    title: 'There is no issuer of credentials',
    remedy: 'Create one with `touchstone issuer create`; then send the request again.',
  },
  'credential-not-earned': {
    status: 409,
    title: 'The learner has not earned this',
    remedy: 'Read the learner and ask for what was reached, or again later.',
  },
  'no-longer-counts': {
    status: 409,
    title: 'The verdict was replaced or voided',
    remedy: 'Read the learner’s calibrations and name the one that counts now.',
  },
  'already-contested': {
    status: 409,
    title: 'An appeal is already open',
    remedy: 'Wait for the review of the open appeal.',
  },
  'second-reviewer': {
    status: 409,
    title: 'Another person must decide',
    remedy:
      'Have it reviewed by a person who has not decided on this work before and whose own work it is not.',
  },
  'read-first': {
    status: 409,
    title: 'Read the work before you see its verdict',
    remedy:
      'Read `…/calibrations/{number}/work` and send your reading to `…/readings`; then repeat the request.',
  },
  'second-reading': {
    status: 409,
    title: 'Another person has to read first',
    remedy: 'Decide once two people have sent their readings of this work.',
  },
  'already-read': {
    status: 409,
    title: 'This person has read this work',
    remedy: 'A reading never changes; decide by a review.',
  },
  'not-blind': {
    status: 409,
    title: 'This work is not read blind by this person',
    remedy: 'Its verdict can be read: decide by a review.',
  },
  'review-closed': {
    status: 409,
    title: 'Nothing of this review is open',
    remedy: 'List the queue to see what waits for a person.',
  },
  'no-proposal': {
    status: 409,
    title: 'No card is proposed',
    remedy: 'Wait until people have scored more of what the judge read, or keep the card in use.',
  },
  'nothing-to-read': {
    status: 409,
    title: 'This review is about an award and not about a verdict',
    remedy: 'Only verdicts are read blind; rule on the award.',
  },
  'not-an-award': {
    status: 409,
    title: 'This entry is not an award',
    remedy: 'Contest the calibration that a settlement or review entry names.',
  },
  'not-awarded': {
    status: 409,
    title: 'The event has not been awarded yet',
    remedy: 'Send the same request again once its award exists.',
  },
  'still-contested': {
    status: 409,
    title: 'The learner has an open appeal',
    remedy: 'Review the calibration first; it can be rescored afterwards.',
  },
  'no-dossier': {
    status: 409,
    title: 'No stored dossier to judge',
    remedy: 'Only work with a stored dossier can be rescored; use a review instead.',
  },
  'texts-removed': {
    status: 410,
    title: 'The texts of this work were removed',
    remedy: 'The policy keeps texts for a limited time; use a review instead.',
  },
  'rescore-under-way': {
    status: 409,
    title: 'The same rescore is already running',
    remedy: 'Send the same request again in a few seconds to get its stored answer.',
  },
  'learner-erased': {
    status: 410,
    title: 'The learner was erased',
    remedy: 'Stop sending events of this learner; the id cannot be used again.',
  },
  'learner-moved': {
    status: 421,
    title: 'The learner moved to another cell',
    remedy: 'Send the request to the cell that the header Touchstone-Cell names.',
  },
  'transfer-refused': {
    status: 409,
    title: 'This cell cannot take the learner',
    remedy: 'Fix what detail says; nothing was changed, and the learner stays where it is.',
  },
  'invalid-transfer': {
    status: 422,
    title: 'The transfer is not valid',
    remedy: 'Send it again with `touchstone move`; nothing was changed.',
  },
  'version-conflict': {
    status: 412,
    title: 'The document has changed since it was read',
    remedy: 'Read the document again and apply the change to the current version.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most 1 MiB per event and 4 MiB per batch.',
  },
  'too-many-events': {
    status: 413,
    title: 'The batch has too many events',
    remedy: 'Send at most 1,000 events per batch.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported content type',
    remedy: 'Use a content type that the call accepts, in UTF-8, without content encoding.',
  },
  'expectation-failed': {
    status: 417,
    title: 'The expectation cannot be met',
    remedy: 'Leave out the header Expect, or send `Expect: 100-continue`.',
  },
  'invalid-event': {
    status: 422,
    title: 'The event is not valid',
    remedy: 'Fix what errors lists; pointers refer to the structured form of the event.',
  },
  'invalid-batch': {
    status: 422,
    title: 'The batch is not an array of events',
    remedy: 'Send an array of events.',
  },
  'invalid-parameter': {
    status: 422,
    title: 'A parameter is not valid',
    remedy: 'Fix the parameters that errors lists.',
  },
  'invalid-review': {
    status: 422,
    title: 'The appeal, review or rescore is not valid',
    remedy: 'Fix what errors lists.',
  },
  'invalid-policy': {
    status: 422,
    title: 'The policy is not valid',
    remedy: 'Fix what errors lists and send the policy again.',
  },
  'invalid-role': {
    status: 422,
    title: 'The role is not valid',
    remedy: 'Fix what errors lists and send the role again.',
  },
  'invalid-program': {
    status: 422,
    title: 'The program is not valid',
    remedy: 'Fix what errors lists and send the program again.',
  },
  'invalid-rubric': {
    status: 422,
    title: 'The rubric is not valid',
    remedy: 'Fix what errors lists and send the rubric again.',
  },
  'invalid-anchor': {
    status: 422,
    title: 'The anchor is not valid',
    remedy: 'Fix what errors lists and send it again.',
  },
  'invalid-tenant': {
    status: 422,
    title: 'The tenant is not valid',
    remedy: 'Fix what errors lists and send it again.',
  },
  'invalid-profile': {
    status: 422,
    title: 'The learner profile is not valid',
    remedy: 'Fix what errors lists and send it again.',
  },
  'invalid-credential': {
    status: 422,
    title: 'The request for a credential is not valid',
    remedy: 'Fix the fields listed in errors.',
  },
  'invalid-webhook': {
    status: 422,
    title: 'The webhook is not valid',
    remedy: 'Fix what errors lists and send it again.',
  },
  'version-required': {
    status: 428,
    title: 'The request must name the version that it replaces',
    remedy: 'Send If-Match with the ETag of the version to replace.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too much at once',
    remedy: 'Nothing was stored: send the same request again after Retry-After seconds.',
  },
  'backlog-full': {
    status: 429,
    title: 'Too much work is pending',
    remedy: 'Nothing was stored: send the same request again after Retry-After seconds.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    remedy: 'This is a server error: the log has the cause under the request id.',
  },
  'judge-unreadable': {
    status: 502,
    title: 'The judge’s answer could not be read',
    remedy: 'Nothing was changed: send the request again to ask the judge again, or have a person review it.',
  },
  'issuer-locked': {
    status: 503,
    title: 'The issuer’s keys cannot be opened',
    remedy:
      'Set ISSUER_SECRET to the secret that encrypted them, or rotate the keys with `touchstone issuer rotate`.',
  },
  unavailable: {
    status: 503,
    title: 'The service is temporarily unavailable',
    remedy: 'Send the same request again after Retry-After seconds: nothing is stored twice.',
  },
  'judge-unavailable': {
    status: 503,
    title: 'The judge is temporarily unavailable',
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

/** An error that the app turns into a problem document. */
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

/** Builds a problem document. Its type links to the description of the problem on this server. */
export function problemOf(
  code: ProblemCode,
  { detail, errors }: ProblemOptions = {},
  requestId?: string,
): Problem {
  const { title, status } = PROBLEMS[code];
  return { type: `/docs/errors#${code}`, title, status, detail, errors, requestId };
}

export const PROBLEM_TYPE = 'application/problem+json';

/** A response with a problem document. */
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
