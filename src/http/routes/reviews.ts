import { createRoute } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { groupsOf } from '../auth/caller.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { queueItemSchema, queueState } from '../schemas/review.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/reviews',
  operationId: 'listReviews',
  tags: ['Reviews'],
  summary: 'List the review queue',
  description: `Verdicts and awards that need a person, with reasons, oldest first: contested by the learner, unscored, possible
tampering, requested by the judge’s checker, a large change, or sampled at random. The policy sets the sample rate and what
counts as large.`,
  ...needs('review'),
  request: {
    query: pageQuery.extend({
      state: queueState
        .default('open')
        .describe('open: needs a decision; contested: only appeals; otherwise by decision'),
    }),
  },
  responses: {
    200: json('A page of the queue.', pageSchema('ReviewPage', queueItemSchema)),
    ...refusals('invalid-parameter'),
  },
});

export function reviewsRoute(app: App, { store }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { limit, cursor, state } = c.req.valid('query');
    const prefix = c.get('key').prefix ?? '';
    const groups = groupsOf(c.get('key'));
    const items = await store.reviews.queue({
      after: numberCursor(cursor),
      prefix,
      groups,
      state,
      limit: limit + 1,
    });
    return c.json(
      pageOf(items, limit, ({ item }) => item),
      200,
    );
  });
}
