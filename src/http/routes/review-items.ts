import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { actorOf, reachOf, type Caller } from '../auth/caller.ts';
import { readBody, readQuery } from '../documents/read-body.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { anotherReviewer, refusalOf } from '../review/review-problem.ts';
import { json } from '../schemas/json-content.ts';
import { itemParam } from '../schemas/numbered.ts';
import { refusals } from '../schemas/problem.ts';
import { reviewerName } from '../schemas/reading.ts';
import { queueItemSchema } from '../schemas/review.ts';
import { assigneeBody, modeBody } from '../schemas/reviewing.ts';

const query = z.object({ reviewer: reviewerName });
const common = [
  'unknown-review',
  'review-closed',
  'learner-erased',
  'not-json',
  'too-large',
  'unsupported-media-type',
  'invalid-review',
  'invalid-parameter',
] as const;

const putAssignee = createRoute({
  method: 'put',
  path: '/v1/reviews/{item}/assignee',
  operationId: 'putReviewAssignee',
  tags: ['Reviews'],
  summary: 'Assign a review',
  description: `Says who shall decide. Everyone who may decide still can. The person must be one who may: it is neither their own work
nor an appeal against their own decision.`,
  ...needs('review'),
  request: {
    params: itemParam,
    query,
    body: { required: true, content: { 'application/json': { schema: assigneeBody } } },
  },
  responses: { 200: json('The item.', queueItemSchema), ...refusals('second-reviewer', ...common) },
});

const putMode = createRoute({
  method: 'put',
  path: '/v1/reviews/{item}/mode',
  operationId: 'putReviewMode',
  tags: ['Reviews'],
  summary: 'Choose how a review is read',
  description: `\`blind\`: each reviewer reads before they see the verdict; \`double\`: two do, independently. An item without a mode of its
own follows the active policy. A mode that reveals more than before needs \`admin\`: one could look and then read blind.`,
  ...needs('review'),
  request: {
    params: itemParam,
    query,
    body: { required: true, content: { 'application/json': { schema: modeBody } } },
  },
  responses: { 200: json('The item.', queueItemSchema), ...refusals('nothing-to-read', ...common) },
});

export function reviewItemRoutes(app: App, { store }: Dependencies): void {
  /** The item, if the caller reaches its learner. */
  async function itemFor(caller: Caller, number: number, by: string) {
    const page = { after: number - 1, state: 'all', limit: 1, by } as const;
    const [item] = await store.reviews.queue({ ...page, ...reachOf(caller) });
    if (item?.item !== number) throw new ProblemError('unknown-review');
    return item;
  }

  async function asked(c: RequestContext) {
    const { reviewer } = readQuery(c.req.query(), query);
    const by = actorOf(c.get('key'), reviewer);
    const { item } = itemParam.parse(c.req.param());
    return { by, found: await itemFor(c.get('key'), item, by) };
  }

  app.openAPIRegistry.registerPath(putAssignee);
  app.put('/v1/reviews/:item/assignee', putAssignee.middleware, async (c) => {
    const { assignee } = await readBody(c.req.raw, assigneeBody, 'invalid-review');
    const { by, found } = await asked(c);
    const { outcome } = await store.reviews.assign(found, assignee);
    if (outcome === 'second_reviewer')
      throw new ProblemError('second-reviewer', { detail: anotherReviewer(found.learner, assignee ?? '') });
    if (outcome !== 'done') throw await refusalOf(store, outcome, { learner: found.learner, by });
    return c.json(await itemFor(c.get('key'), found.item, by), 200);
  });

  app.openAPIRegistry.registerPath(putMode);
  app.put('/v1/reviews/:item/mode', putMode.middleware, async (c) => {
    const { mode } = await readBody(c.req.raw, modeBody, 'invalid-review');
    const { by, found } = await asked(c);
    const mayRelax = c.get('key').scopes.includes('admin');
    const { outcome } = await store.reviews.setMode(found, mode, { mayRelax });
    if (outcome === 'relaxed')
      throw new ProblemError('missing-scope', {
        detail: 'A mode that reveals more than before needs a key with the scope `admin`.',
      });
    if (outcome !== 'done') throw await refusalOf(store, outcome, { learner: found.learner, by });
    return c.json(await itemFor(c.get('key'), found.item, by), 200);
  });
}
