import { createRoute, z } from '@hono/zod-openapi';
import { asOfFrom, asOfQuery, layerAsOf, requirePastReach } from '../as-of.ts';
import { needs } from '../auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { etagOf, matches } from '../etag.ts';
import { ProblemError } from '../problem.ts';
import { json } from '../schemas/json-content.ts';
import { layerSchema } from '../schemas/layer.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';
import { learnerErased, requireVisible, visibleLearner } from '../visible-learner.ts';

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}',
  tags: ['Learners'],
  summary: 'Read who a learner is now',
  description: `The shared layer: every facet of the learner as of one commit. \`ETag\` changes with every event and award.
With \`as_of\`, the layer as it was served then, rebuilt from the append-only entries and without an \`ETag\`.`,
  ...needs('read'),
  request: {
    params: learnerParam,
    query: asOfQuery,
    headers: z.object({ 'if-none-match': z.string().optional() }),
  },
  responses: {
    200: json('The shared layer.', layerSchema),
    304: { description: 'Nothing has changed since the read that gave this tag.' },
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

export function learnerRoute(app: App, { store, epoch, now }: Dependencies): void {
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const asOf = asOfFrom(c.req.valid('query').as_of, now());
    if (asOf) {
      requirePastReach(c.get('key'));
      const { no } = await visibleLearner(store, c.get('key'), id);
      return c.json(await layerAsOf(store, no, asOf), 200);
    }
    requireVisible(c.get('key'), id);
    const learner = await store.readLearner(id);
    if (!learner) throw new ProblemError('unknown-learner');
    if (learner.erased) throw learnerErased();
    const { layer, lastSeq } = learner;
    const etag = etagOf(epoch, layer.version, lastSeq);
    c.header('etag', etag);
    c.header('cache-control', 'private, no-cache');
    return matches(c.req.header('if-none-match'), etag, { weak: true })
      ? c.body(null, 304)
      : c.json(layer, 200);
  });
}
