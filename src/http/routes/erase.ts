import { createRoute } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';
import { requireVisible } from '../auth/visible-learner.ts';

const erase = createRoute({
  method: 'delete',
  path: '/v1/learners/{id}',
  operationId: 'eraseLearner',
  tags: ['Learners'],
  summary: 'Erase a learner',
  description: `Permanently deletes all text by and about a learner: payloads, quotes, reasons, dossiers, appeals and groups. Sums,
hashes and the numbers that they cover remain, so that the chains still verify. The id then answers 410 and accepts no
more events. Repeating the call has no further effect.`,
  ...needs('admin'),
  request: { params: learnerParam },
  responses: { 204: { description: 'The learner is erased.' }, ...refusals('unknown-learner') },
});

export function eraseRoute(app: App, { store, ringer }: Dependencies): void {
  app.openapi(erase, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const erased = await store.learners.erase(id);
    if (!erased) throw new ProblemError('unknown-learner');
    // The database change is what counts; workflows that keep running find nothing to do.
    setImmediate(() => ringer.endSoon(id, erased.completions));
    return c.body(null, 204);
  });
}
