import { createRoute } from '@hono/zod-openapi';
import type { Done } from '../../store/calibration/correct/correction.ts';
import { needs } from '../auth/auth.ts';
import { actorOf } from '../auth/caller.ts';
import { correctionLine } from '../review/correction-line.ts';
import type { App, Dependencies } from '../environment.ts';
import { readBody } from '../documents/read-body.ts';
import { readingsOf } from '../review/readings-of.ts';
import { readPreview } from '../review/read-preview.ts';
import { refusalOf } from '../review/review-problem.ts';
import { json } from '../schemas/json-content.ts';
import { calibrationParam, entryParam } from '../schemas/numbered.ts';
import { refusals } from '../schemas/problem.ts';
import { previewQuery, reviewBody, reviewedSchema, rulingBody } from '../schemas/review.ts';
import { requireWholeSight } from '../review/sight.ts';
import { visibleLearner } from '../auth/visible-learner.ts';

const common = [
  'unknown-learner',
  'second-reviewer',
  'no-longer-counts',
  'learner-erased',
  'not-json',
  'too-large',
  'unsupported-media-type',
  'invalid-review',
] as const;

const calibration = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/calibrations/{number}/review',
  operationId: 'reviewCalibration',
  tags: ['Reviews'],
  summary: 'Decide on a verdict',
  description: `Upholds a verdict or replaces it with a person’s readings: the snapshot is recomputed and one \`review\` entry
corrects the XP earned since. Closes an open appeal; its reviewer must not have decided on this work before. Where work is read
blind, the reviewer must have read it.`,
  ...needs('review'),
  request: {
    params: calibrationParam,
    query: previewQuery,
    body: { required: true, content: { 'application/json': { schema: reviewBody } } },
  },
  responses: {
    200: json('The effect of the decision, done or previewed.', reviewedSchema),
    ...refusals('unknown-calibration', 'invalid-parameter', 'read-first', 'second-reading', ...common),
  },
});

const entry = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/ledger/{entry}/review',
  operationId: 'reviewLedgerEntry',
  tags: ['Reviews'],
  summary: 'Decide on an award',
  description:
    'Rules that an award is paid, overriding its guard, or refused. A ruling that changes nothing upholds the award.',
  ...needs('review'),
  request: {
    params: entryParam,
    query: previewQuery,
    body: { required: true, content: { 'application/json': { schema: rulingBody } } },
  },
  responses: {
    200: json('The effect of the ruling, done or previewed.', reviewedSchema),
    ...refusals('unknown-entry', 'not-an-award', 'not-awarded', 'read-first', 'invalid-parameter', ...common),
  },
});

export function reviewRoutes(app: App, { store, ringer, now }: Dependencies): void {
  type Decided = { review: number; state: 'upheld' | 'changed'; correction: Done | null };

  /** Builds the response and rings the learner, since waiting awards may now proceed. */
  function answer(learner: string, preview: boolean, { review, state, correction }: Decided) {
    if (!preview && correction) setImmediate(() => ringer.ringSoon([learner]));
    const line = correction && correctionLine(correction, now().getTime());
    return { preview, state, review: preview ? null : review, correction: line };
  }

  app.openAPIRegistry.registerPath(calibration);
  app.post('/v1/learners/:id/calibrations/:number/review', calibration.middleware, async (c) => {
    const { id, number } = calibrationParam.parse(c.req.param());
    const preview = readPreview(c.req.queries());
    await visibleLearner(store, c.get('key'), id);
    await requireWholeSight(store, c.get('key'), id);
    const { reviewer, ...body } = await readBody(c.req.raw, reviewBody, 'invalid-review');
    const said = { number, by: actorOf(c.get('key'), reviewer), reason: body.reason };
    const decision =
      body.decision === 'upheld'
        ? { decision: body.decision }
        : { decision: body.decision, skills: readingsOf(body.skills) };
    const reviewed = await store.reviews.review(id, { ...said, ...decision }, { preview });
    if (reviewed.outcome !== 'reviewed')
      throw await refusalOf(store, reviewed.outcome, { learner: id, by: said.by, calibration: number });
    return c.json(answer(id, preview, reviewed), 200);
  });

  app.openAPIRegistry.registerPath(entry);
  app.post('/v1/learners/:id/ledger/:entry/review', entry.middleware, async (c) => {
    const { id, entry: number } = entryParam.parse(c.req.param());
    const preview = readPreview(c.req.queries());
    await visibleLearner(store, c.get('key'), id);
    await requireWholeSight(store, c.get('key'), id);
    const { decision, reason, reviewer } = await readBody(c.req.raw, rulingBody, 'invalid-review');
    const said = { entry: number, ruling: decision, by: actorOf(c.get('key'), reviewer), reason };
    const ruled = await store.reviews.rule(id, said, { preview });
    if (ruled.outcome !== 'ruled') throw await refusalOf(store, ruled.outcome, { learner: id, by: said.by });
    return c.json(answer(id, preview, ruled), 200);
  });
}
