import { createRoute, z } from '@hono/zod-openapi';
import { rubricSchema } from '../../core/program/rubric-schema.ts';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { refusals } from '../schemas/problem.ts';
import { countedNumber, LARGEST_INT } from '../schemas/values.ts';

const rubric = z.object({ id: z.string(), version: z.int(), body: rubricSchema }).openapi('ShippedRubric');

const list = createRoute({
  method: 'get',
  path: '/v1/rubrics',
  operationId: 'listRubrics',
  tags: ['Programs'],
  summary: 'List the shipped rubrics',
  description:
    'The newest versions, ordered by id. They judge completions outside of programs, and any program may use them.',
  ...needs('read'),
  responses: {
    200: json('The rubrics.', z.object({ data: z.array(rubric) }).openapi('RubricList')),
    ...refusals(),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/rubrics/{id}',
  operationId: 'readRubric',
  tags: ['Programs'],
  summary: 'Read a shipped rubric',
  description: 'A version never changes; calibrations name the one that they were judged by.',
  ...needs('read'),
  request: {
    params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'kickoff' }) }),
    query: z.object({ version: z.string().optional().describe('a version; otherwise the newest') }),
  },
  responses: { 200: json('The rubric.', rubric), ...refusals('unknown-rubric', 'invalid-parameter') },
});

export function rubricRoutes(app: App, { store: { rubrics } }: Pick<Dependencies<'rubrics'>, 'store'>): void {
  app.openapi(list, async (c) => c.json({ data: await rubrics.newest() }, 200));

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const asked = c.req.valid('query').version;
    const version = asked === undefined ? null : countedNumber(asked, LARGEST_INT);
    const newest = (await rubrics.newest()).find((one) => one.id === id);
    const found =
      newest && asked !== undefined
        ? version !== null && (await rubrics.version(newest.id, version))
        : newest;
    if (!found) throw new ProblemError('unknown-rubric');
    return c.json(found, 200);
  });
}
