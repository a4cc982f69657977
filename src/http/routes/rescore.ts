import { createRoute } from '@hono/zod-openapi';
import { needs, requireScope } from '../auth.ts';
import { actorOf } from '../caller.ts';
import { correctionLine } from '../correction-line.ts';
import type { App, Dependencies } from '../environment.ts';
import type { Rescored } from '../judging.ts';
import { ProblemError } from '../problem.ts';
import { readBody, readQuery } from '../read-body.ts';
import { reviewProblem } from '../review-problem.ts';
import { json } from '../schemas/json-content.ts';
import { calibrationParam } from '../schemas/numbered.ts';
import { refusals } from '../schemas/problem.ts';
import { previewQuery, rescoreBody, rescoredSchema } from '../schemas/review.ts';
import { visibleLearner } from '../visible-learner.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/calibrations/{number}/rescore',
  tags: ['Reviews'],
  summary: 'Judge a stored dossier again',
  description: `Has the configured judge, or another, read what was read before, and puts the new verdict in the place of the
old one; a person’s decision is never undone by it. The request lasts as long as the judge takes. Answers are stored:
saving after a preview, or sending again after a timeout, pays for none twice.`,
  ...needs('review'),
  request: {
    params: calibrationParam,
    query: previewQuery,
    body: { required: false, content: { 'application/json': { schema: rescoreBody } } },
  },
  responses: {
    200: json('What the new verdict did, or would do.', rescoredSchema),
    ...refusals(
      'unknown-learner',
      'unknown-calibration',
      'no-longer-counts',
      'still-contested',
      'no-dossier',
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

function problemOf(refused: Refused): ProblemError {
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
    default:
      return reviewProblem(refused.outcome);
  }
}

export function rescoreRoute(app: App, { store, judging, ringer, now }: Dependencies): void {
  app.openAPIRegistry.registerPath(route);
  app.post('/v1/learners/:id/calibrations/:number/rescore', route.middleware, async (c) => {
    const { id, number } = calibrationParam.parse(c.req.param());
    const { preview } = readQuery(c.req.query(), previewQuery);
    await visibleLearner(store, c.get('key'), id);
    const asked =
      c.req.header('content-type') === undefined
        ? {}
        : await readBody(c.req.raw, rescoreBody, 'invalid-review');
    // Another judge is another bill.
    if (asked.judge !== undefined) requireScope(c.get('key'), 'admin');
    const rescored = await judging.rescore({
      learner: id,
      number,
      judge: asked.judge,
      by: actorOf(c.get('key'), undefined),
      preview,
    });
    if (rescored.outcome !== 'rescored') throw problemOf(rescored);
    if (!preview) setImmediate(() => ringer.ringSoon([id]));
    const { judge, reason, correction } = rescored;
    return c.json({ preview, judge, reason, correction: correctionLine(correction, now().getTime()) }, 200);
  });
}
