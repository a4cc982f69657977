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
  tags: ['Learners'],
  summary: 'Erase a learner',
  description: `Deletes every word of a learner and about a learner, for good: payloads, quotes, reasons, dossiers, appeals and
groups. What stays are sums, hashes and the numbers that they cover, so that the chains still verify. The id answers
410 from then on and takes no event again. Asked again, it answers the same.`,
  ...needs('admin'),
  request: { params: learnerParam },
  responses: { 204: { description: 'Nothing is left of what was written.' }, ...refusals('unknown-learner') },
});

export function eraseRoute(app: App, { store, ringer }: Dependencies): void {
  app.openapi(erase, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const erased = await store.learners.erase(id);
    if (!erased) throw new ProblemError('unknown-learner');
    // The database is where it is decided; workflows that run on would find nothing to do.
    setImmediate(() => ringer.endSoon(id, erased.completions));
    return c.body(null, 204);
  });
}
