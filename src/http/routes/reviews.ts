import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { actorOf, reachOf } from '../auth/caller.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { readingRoutes } from './readings.ts';
import { reviewItemRoutes } from './review-items.ts';
import { reviewMeasureRoutes } from './review-measures.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { reviewerName } from '../schemas/reading.ts';
import { queueItemSchema, queueState } from '../schemas/review.ts';
import { isPlatformId } from '../schemas/values.ts';

const assignee = z
  .string()
  .refine((text) => text === '' || isPlatformId(text), 'must be an opaque id, or empty')
  .optional()
  .describe('only items of this person; empty: only those of nobody');

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
      assignee,
      reviewer: reviewerName,
    }),
  },
  responses: {
    200: json('A page of the queue.', pageSchema('ReviewPage', queueItemSchema)),
    ...refusals('invalid-parameter'),
  },
});

/** The queue and everything that reviewers do with it besides deciding. */
export function reviewsRoutes(app: App, deps: Dependencies): void {
  const { store } = deps;
  app.openapi(list, async (c) => {
    const { limit, cursor, state, assignee, reviewer } = c.req.valid('query');
    const items = await store.reviews.queue({
      after: numberCursor(cursor),
      ...reachOf(c.get('key')),
      state,
      assignee,
      by: actorOf(c.get('key'), reviewer),
      limit: limit + 1,
    });
    return c.json(
      pageOf(items, limit, ({ item }) => item),
      200,
    );
  });

  reviewItemRoutes(app, deps);
  reviewMeasureRoutes(app, deps);
  readingRoutes(app, deps);
}
