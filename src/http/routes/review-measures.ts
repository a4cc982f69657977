import { createRoute, z } from '@hono/zod-openapi';
import {
  agreementBySkill,
  bandCounts,
  pairAgreement,
  type ReadingPair,
} from '../../core/agreement/agreement.ts';
import { NEWEST_WORKS } from '../../store/review/read-agreement.ts';
import { needs } from '../auth/auth.ts';
import { actorOf, reachOf } from '../auth/caller.ts';
import type { App, Dependencies } from '../environment.ts';
import { json } from '../schemas/json-content.ts';
import { refusals } from '../schemas/problem.ts';
import { reviewerName } from '../schemas/reading.ts';
import { agreementSchema, progressSchema } from '../schemas/reviewing.ts';

const progress = createRoute({
  method: 'get',
  path: '/v1/reviews/reviewers',
  operationId: 'listReviewers',
  tags: ['Reviews'],
  summary: 'Read the progress of each reviewer',
  description: 'What each person was assigned, read and decided, of the learners that the caller reaches.',
  ...needs('review'),
  responses: { 200: json('The reviewers.', progressSchema), ...refusals() },
});

const agreement = createRoute({
  method: 'get',
  path: '/v1/reviews/agreement',
  operationId: 'readReviewAgreement',
  tags: ['Reviews'],
  summary: 'Read how far readers agree',
  description: `Quadratic weighted kappa, with an interval, of two people who read the same work blind, and of a blind reader and the
judge. Work whose verdict is hidden from the caller is left out.`,
  ...needs('review'),
  request: { query: z.object({ reviewer: reviewerName }) },
  responses: { 200: json('The agreement.', agreementSchema), ...refusals('invalid-parameter') },
});

const side = (pairs: readonly ReadingPair[]) => ({
  ...pairAgreement(pairs),
  counts: bandCounts(pairs),
  bySkill: agreementBySkill(pairs),
});

export function reviewMeasureRoutes(app: App, { store }: Dependencies): void {
  app.openapi(progress, async (c) =>
    c.json({ data: await store.reviews.progress(reachOf(c.get('key'))) }, 200),
  );

  app.openapi(agreement, async (c) => {
    const by = actorOf(c.get('key'), c.req.valid('query').reviewer);
    const { readers, judge } = await store.reviews.agreement({ ...reachOf(c.get('key')), by });
    return c.json({ readers: side(readers), judge: side(judge), newest: NEWEST_WORKS }, 200);
  });
}
