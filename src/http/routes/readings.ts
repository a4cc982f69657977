import { createRoute } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { actorOf } from '../auth/caller.ts';
import { visibleLearner } from '../auth/visible-learner.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { readingsOf } from '../review/readings-of.ts';
import { refusalOf } from '../review/review-problem.ts';
import { json } from '../schemas/json-content.ts';
import { calibrationParam } from '../schemas/numbered.ts';
import { refusals } from '../schemas/problem.ts';
import { readingBody, readingMade, workSchema } from '../schemas/reviewing.ts';

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/calibrations/{number}/work',
  operationId: 'readCalibratedWork',
  tags: ['Reviews'],
  summary: 'Read the work behind a verdict',
  description: `The work and its rubric as the judge was given them, for reviewers. It has no number, quote or reason of a judge, so that it
can be read blind.`,
  ...needs('review'),
  request: { params: calibrationParam },
  responses: {
    200: json('The work.', workSchema),
    ...refusals('unknown-learner', 'unknown-calibration', 'no-dossier', 'texts-removed', 'learner-erased'),
  },
});

const make = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/calibrations/{number}/readings',
  operationId: 'createReading',
  tags: ['Reviews'],
  summary: 'Read work blind',
  description: `Stores what a reviewer reads before they may see the verdict: once per person and piece of work, and never changed. It
changes no number of the learner; a review does. A reviewer cannot read their own work.`,
  ...needs('review'),
  request: {
    params: calibrationParam,
    body: { required: true, content: { 'application/json': { schema: readingBody } } },
  },
  responses: {
    201: json('The reading is stored.', readingMade),
    ...refusals(
      'unknown-learner',
      'unknown-calibration',
      'no-longer-counts',
      'second-reviewer',
      'already-read',
      'not-blind',
      'learner-erased',
      'not-json',
      'too-large',
      'unsupported-media-type',
      'invalid-review',
    ),
  },
});

export function readingRoutes(app: App, { store, calibrations }: Dependencies): void {
  app.openapi(read, async (c) => {
    const { id, number } = c.req.valid('param');
    const { no } = await visibleLearner(store, c.get('key'), id);
    const [row] = await store.calibrations.read(no, { after: Math.max(0, number - 1), limit: 1 });
    if (row?.number !== number) throw new ProblemError('unknown-calibration');
    const found = await calibrations.work(no, number);
    if (found.outcome === 'texts_removed')
      throw new ProblemError('texts-removed', { detail: `They were removed on ${found.at}.` });
    if (found.outcome === 'no_dossier') throw new ProblemError('no-dossier');
    return c.json({ learner: id, calibration: number, ...found.work }, 200);
  });

  app.openAPIRegistry.registerPath(make);
  app.post('/v1/learners/:id/calibrations/:number/readings', make.middleware, async (c) => {
    const { id, number } = calibrationParam.parse(c.req.param());
    await visibleLearner(store, c.get('key'), id);
    const { skills, note = null, reviewer } = await readBody(c.req.raw, readingBody, 'invalid-review');
    const by = actorOf(c.get('key'), reviewer);
    const made = await store.reviews.read(id, { number, by, skills: readingsOf(skills), note });
    if (made.outcome !== 'read')
      throw await refusalOf(store, made.outcome, { learner: id, by, calibration: number });
    return c.json({ at: made.at, readings: made.readings }, 201);
  });
}
