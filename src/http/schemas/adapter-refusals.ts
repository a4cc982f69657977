import { z } from '@hono/zod-openapi';
import { segmentErrors, xapiErrors } from '../adapters/error-forms.ts';
import type { ErrorForm } from '../adapters/in-form.ts';
import { problemOf, type ProblemCode } from '../problems/problem.ts';
import { OF_EVENTS, refusalsIn } from './problem.ts';

const statusOf = (form: ErrorForm) => (code: ProblemCode) => form(code, problemOf(code)).status;

const xapi = { statusOf: statusOf(xapiErrors), schema: z.object({ error: z.string() }).openapi('XapiError') };
const segment = {
  statusOf: statusOf(segmentErrors),
  schema: z.object({ success: z.literal(false), message: z.string() }).openapi('SegmentError'),
};

/** The refusals of calls that send statements. */
export const statementRefusals = refusalsIn(
  xapi,
  ...OF_EVENTS,
  'invalid-parameter',
  'second-reviewer',
  'no-longer-counts',
  'not-awarded',
);

/** The refusals of a read of a statement. */
export const readRefusals = refusalsIn(xapi, 'not-found', 'invalid-parameter');

/** The refusals of Segment's calls. */
export const segmentRefusals = refusalsIn(segment, ...OF_EVENTS);
