import { PROBLEM_TYPE, type ProblemCode } from '../problems/problem.ts';
import { lineOf, type ErrorForm } from './in-form.ts';

/** The statuses that xAPI has for refusals; others stay. */
const XAPI: Partial<Record<ProblemCode, number>> = {
  'invalid-event': 400,
  'invalid-batch': 400,
  'invalid-parameter': 400,
  'learner-erased': 403,
  'second-reviewer': 403,
  'no-longer-counts': 403,
  // The award comes within moments; a record store that forwards tries again.
  'not-awarded': 503,
};

/** `{ "error": … }`, as record stores answer; the standard defines only the statuses. */
export const xapiErrors: ErrorForm = (code, problem) => ({
  status: XAPI[code] ?? problem.status,
  body: { error: lineOf(problem) },
});

/** Caliper defines only statuses: 400 for what is no envelope, 422 for an envelope that cannot be read. */
export const caliperErrors: ErrorForm = (code, problem) => {
  const status = code === 'invalid-batch' ? 400 : problem.status;
  return { status, body: { ...problem, status }, type: PROBLEM_TYPE };
};

const SEGMENT = new Set<ProblemCode>([
  'invalid-event',
  'invalid-batch',
  'event-conflict',
  'foreign-learner',
  'learner-erased',
  'too-large',
  'too-many-events',
]);

/** 400 is the only status by which Segment's clients drop what they sent. */
export const segmentErrors: ErrorForm = (code, problem) => ({
  status: SEGMENT.has(code) ? 400 : problem.status,
  body: { success: false, message: lineOf(problem) },
});
