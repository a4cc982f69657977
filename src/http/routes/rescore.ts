import { createRoute } from '@hono/zod-openapi';
import type { Store } from '../../store/store.ts';
import { needs, requireScope } from '../auth/auth.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import { correctionLine } from '../review/correction-line.ts';
import type { App, Dependencies } from '../environment.ts';
import type { Rescored } from '../calibration/calibration-service.ts';
import { ProblemError } from '../problems/problem.ts';
import { readBody } from '../documents/read-body.ts';
import { readPreview } from '../review/read-preview.ts';
import { requireNothingHidden } from '../review/sight.ts';
import { refusalOf } from '../review/review-problem.ts';
import { json } from '../schemas/json-content.ts';
import { calibrationParam } from '../schemas/numbered.ts';
import { refusals } from '../schemas/problem.ts';
import { previewQuery, rescoreBody, rescoredSchema } from '../schemas/review.ts';

import { visibleLearner } from '../auth/visible-learner.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/calibrations/{number}/rescore',
  operationId: 'rescoreCalibration',
  tags: ['Reviews'],
  summary: 'Judge a stored dossier again',
  description: `Asks the configured judge, or another one, to judge the stored dossier again. The new verdict replaces a judge’s
verdict, even one that was upheld, and can be appealed. If a reviewer changed the verdict, the new one is recorded
without effect. The request takes as long as the judge. Answers are stored: saving after a preview, or retrying after a
timeout, is not paid for twice.`,
  ...needs('review'),
  request: {
    params: calibrationParam,
    query: previewQuery,
    body: { required: false, content: { 'application/json': { schema: rescoreBody } } },
  },
  responses: {
    200: json('The effect of the new verdict, done or previewed.', rescoredSchema),
    ...refusals(
      'unknown-learner',
      'unknown-calibration',
      'no-longer-counts',
      'still-contested',
      'second-reviewer',
      'read-first',
      'no-dossier',
      'texts-removed',
      'rescore-under-way',
      'learner-erased',
      'not-json',
      'too-large',
      'unsupported-media-type',
      'invalid-parameter',
      'invalid-review',
      'judge-unreadable',
      'judge-unavailable',
    ),
  },
});

type Refused = Exclude<Rescored, { outcome: 'rescored' }>;

async function problemOf(
  store: Pick<Store, 'reviews'>,
  refused: Refused,
  on: { learner: string; by: string; calibration: number },
): Promise<ProblemError> {
  switch (refused.outcome) {
    case 'unknown_judge':
      return new ProblemError('invalid-review', { errors: [{ pointer: '/judge', detail: refused.detail }] });
    case 'unreadable':
      return new ProblemError('judge-unreadable', { detail: `The answer was ${refused.code}.` });
    case 'judge_unavailable': {
      const seconds = Math.ceil((refused.retryAfterMs ?? 10_000) / 1000);
      return new ProblemError('judge-unavailable', {
        detail: refused.code,
        headers: { 'retry-after': String(seconds) },
      });
    }
    case 'texts_removed':
      return new ProblemError('texts-removed', {
        detail: `They were removed on ${new Date(refused.at).toISOString()}.`,
      });
    default:
      return refusalOf(store, refused.outcome, on);
  }
}

/** A tenant cannot name a judge: its calls would count towards no budget. */
function requireJudgeChoice(caller: Caller): void {
  requireScope(caller, 'admin');
  if (caller.tenant)
    throw new ProblemError('missing-scope', { detail: 'Only keys of the installation may name a judge.' });
}

export function rescoreRoute(app: App, { store, calibrations, ringer, now }: Dependencies): void {
  app.openAPIRegistry.registerPath(route);
  app.post('/v1/learners/:id/calibrations/:number/rescore', route.middleware, async (c) => {
    const { id, number } = calibrationParam.parse(c.req.param());
    const preview = readPreview(c.req.queries());
    await visibleLearner(store, c.get('key'), id);
    const asked =
      c.req.header('content-type') === undefined
        ? {}
        : await readBody(c.req.raw, rescoreBody, 'invalid-review');
    // Another judge may cost more.
    if (asked.judge !== undefined) requireJudgeChoice(c.get('key'));
    const on = { learner: id, by: actorOf(c.get('key'), undefined), calibration: number };
    // The store checks this too, but only after a judge call was paid for.
    if (on.by === id) throw await refusalOf(store, 'second_reviewer', on);
    await requireNothingHidden(store, c.get('key'), id);
    const rescored = await calibrations.rescore({
      learner: id,
      number,
      judge: asked.judge,
      by: on.by,
      preview,
    });
    if (rescored.outcome !== 'rescored') throw await problemOf(store, rescored, on);
    if (!preview) setImmediate(() => ringer.ringSoon([id]));
    const { judge, reason, correction } = rescored;
    return c.json({ preview, judge, reason, correction: correctionLine(correction, now().getTime()) }, 200);
  });
}
