import { z } from '@hono/zod-openapi';
import { PROBLEMS, PROBLEM_TYPE, type ProblemCode } from '../problems/problem.ts';

const fault = z
  .object({ pointer: z.string().describe('JSON pointer into the request'), detail: z.string() })
  .openapi('ProblemError');

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/docs/errors#invalid-event' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(fault).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem');

/** What follows `#` in the type of a problem. */
export const problemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]);

/** Problems that any authenticated call can return. */
const COMMON: ProblemCode[] = [
  'unauthenticated',
  'missing-scope',
  'unsupported-media-type',
  'rate-limited',
  'internal',
  'unavailable',
];

/** Problems that a call without a token can return. */
const OPEN: ProblemCode[] = ['internal', 'unavailable'];

/** Problems of any call that takes events. */
export const OF_EVENTS: ProblemCode[] = [
  'not-json',
  'foreign-learner',
  'event-conflict',
  'learner-erased',
  'learner-moved',
  'too-large',
  'too-many-events',
  'unsupported-media-type',
  'invalid-event',
  'invalid-batch',
  'backlog-full',
];

/** The error responses of a route definition: each status with its problems. */
export function refusals(...codes: ProblemCode[]) {
  return responsesOf([...COMMON, ...codes]);
}

/** The same for a call that needs no token. */
export function openRefusals(...codes: ProblemCode[]) {
  return responsesOf([...OPEN, ...codes]);
}

/** Refusals in another form than a problem: the status of each code, and the schema of the body. */
export type RefusalForm = { statusOf: (code: ProblemCode) => number; schema: z.ZodType };

/** The same for a call whose errors have the form of another community. */
export function refusalsIn(form: RefusalForm, ...codes: ProblemCode[]) {
  return responsesOf([...COMMON, ...codes], form);
}

function responsesOf(codes: ProblemCode[], form?: RefusalForm) {
  const byStatus = Map.groupBy(new Set(codes), (code) => form?.statusOf(code) ?? PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `${PROBLEMS[code].title} (\`${code}\`).`).join(' '),
        content: form
          ? { 'application/json': { schema: form.schema } }
          : { [PROBLEM_TYPE]: { schema: problemSchema } },
      },
    ]),
  );
}
