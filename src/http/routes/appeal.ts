import { createRoute } from '@hono/zod-openapi';
import { needsOwnOr } from '../auth/auth.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import { readBody } from '../documents/read-body.ts';
import { refusalOf } from '../review/review-problem.ts';
import { json } from '../schemas/json-content.ts';
import { calibrationParam, entryParam } from '../schemas/numbered.ts';
import { refusals } from '../schemas/problem.ts';
import { appealBody, appealed } from '../schemas/review.ts';
import { visibleLearner } from '../auth/visible-learner.ts';

const body = { required: true, content: { 'application/json': { schema: appealBody } } };
const common = [
  'unknown-learner',
  'no-longer-counts',
  'already-contested',
  'learner-erased',
  'not-json',
  'too-large',
  'unsupported-media-type',
  'invalid-review',
] as const;

const calibration = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/calibrations/{number}/appeal',
  operationId: 'appealCalibration',
  tags: ['Reviews'],
  summary: 'Contest a verdict',
  description:
    'Sent by the learner, or by a system on the learner’s behalf. The verdict counts until a person has decided.',
  ...needsOwnOr('review'),
  request: { params: calibrationParam, body },
  responses: { 201: json('The appeal is open.', appealed), ...refusals('unknown-calibration', ...common) },
});

const entry = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/ledger/{entry}/appeal',
  operationId: 'appealLedgerEntry',
  tags: ['Reviews'],
  summary: 'Contest an award',
  description:
    'Sent by the learner, or by a system on the learner’s behalf, for an award that was wrongly refused or wrongly paid.',
  ...needsOwnOr('review'),
  request: { params: entryParam, body },
  responses: {
    201: json('The appeal is open.', appealed),
    ...refusals('unknown-entry', 'not-an-award', ...common),
  },
});

export function appealRoutes(app: App, { store }: Dependencies): void {
  async function appeal(c: RequestContext, id: string, subject: { calibration: number } | { entry: number }) {
    await visibleLearner(store, c.get('key'), id);
    const { reason } = await readBody(c.req.raw, appealBody, 'invalid-review');
    // A system appeals on the learner's behalf; a coach appeals under their own id.
    const by = c.get('key').person?.sub ?? id;
    const made = await store.reviews.appeal(id, { ...subject, by, reason });
    if (made.outcome !== 'appealed')
      throw await refusalOf(store, made.outcome, { learner: id, by, ...subject });
    return { appeal: made.appeal, state: 'contested' as const, at: made.at };
  }

  app.openAPIRegistry.registerPath(calibration);
  app.post('/v1/learners/:id/calibrations/:number/appeal', calibration.middleware, async (c) => {
    const { id, number } = calibrationParam.parse(c.req.param());
    return c.json(await appeal(c, id, { calibration: number }), 201);
  });

  app.openAPIRegistry.registerPath(entry);
  app.post('/v1/learners/:id/ledger/:entry/appeal', entry.middleware, async (c) => {
    const { id, entry: number } = entryParam.parse(c.req.param());
    return c.json(await appeal(c, id, { entry: number }), 201);
  });
}
