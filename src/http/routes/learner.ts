import { createRoute } from '@hono/zod-openapi';
import { asOfFrom, asOfQuery, layerAsOf, requirePastReach } from '../reads/as-of.ts';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { etagOf, matches } from '../reads/etag.ts';
import { hidesFromKey, lastSeen, sightEnd } from '../review/sight.ts';
import { withoutLatest } from '../review/without-latest.ts';
import { createLayerTexts } from '../reads/layer-texts.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { layerSchema } from '../schemas/layer.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';
import type { LearnerStamp } from '../../store/learner/learner-stamp.ts';
import { learnerErased, requireVisible, visibleLearner } from '../auth/visible-learner.ts';

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}',
  operationId: 'readLearner',
  tags: ['Learners'],
  summary: 'Read the current state of a learner',
  description: `The shared layer: every facet of the learner, consistent as of one commit. \`ETag\` changes with every event
and award. With \`as_of\`, the layer as it was at that point, rebuilt from the append-only entries, without an \`ETag\`. A person who
has to read work of the learner blind gets the layer before its verdict.`,
  ...needs('read'),
  request: { params: learnerParam, query: asOfQuery },
  // Documented but not validated: any value is fine, and a schema would copy all headers on every read.
  parameters: [{ in: 'header', name: 'if-none-match', required: false, schema: { type: 'string' } }],
  responses: {
    200: json('The shared layer.', layerSchema),
    304: { description: 'Not changed since the given tag.' },
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

export function learnerRoute(app: App, { store, epoch, now, sizes }: Dependencies): void {
  const layerText = createLayerTexts(store.learners, sizes?.layerBytes);
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const asOf = asOfFrom(c.req.valid('query').as_of, now());
    const end = await sightEnd(store, c.get('key'), id);
    const hides = end === null && (await hidesFromKey(store, c.get('key'), id));
    if (asOf || end || hides) {
      if (asOf) requirePastReach(c.get('key'));
      const { no } = await visibleLearner(store, c.get('key'), id);
      const layer = await layerAsOf(store, no, asOf ?? { time: now().getTime() }, lastSeen(end));
      // Without a tag: the same version has another text once the reviewer has read.
      if (!asOf) c.header('cache-control', 'private, no-store');
      return c.json(hides ? { ...layer, workSkills: withoutLatest(layer.workSkills) } : layer, 200);
    }
    const header = c.req.header('if-none-match');
    const tagOf = ({ version, lastSeq }: LearnerStamp) => etagOf(epoch, version, lastSeq);
    const known = (stamp: LearnerStamp) => matches(header, tagOf(stamp), { weak: true });
    const layer = await layerText(id, known);
    if (!layer) throw new ProblemError('unknown-learner');
    if (layer.erased) throw learnerErased();
    c.header('etag', tagOf(layer));
    c.header('cache-control', 'private, no-cache');
    if (layer.text === null || known(layer)) return c.body(null, 304);
    return c.body(layer.text, 200, { 'content-type': 'application/json' });
  });
}
