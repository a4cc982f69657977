import { createRoute, z } from '@hono/zod-openapi';
import { needs, requireScope } from '../auth/auth.ts';
import { calibrationDetail } from '../calibration/calibration-detail.ts';
import { calibrationLine } from '../calibration/calibration-line.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { calibrationLineSchema, calibrationSchema } from '../schemas/calibration.ts';
import { reviewerOf } from '../auth/caller.ts';
import { hiddenVerdicts, readingsFor } from '../review/hidden-verdicts.ts';
import { historyLine } from '../review/history-line.ts';
import { reviewerName } from '../schemas/reading.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { calibrationParam } from '../schemas/numbered.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { LARGEST_INT } from '../schemas/values.ts';
import { refusals } from '../schemas/problem.ts';
import { visibleLearner } from '../auth/visible-learner.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/calibrations',
  operationId: 'listCalibrations',
  tags: ['Calibrations'],
  summary: 'Read the calibrations',
  description: `Every verdict on a learner with the resulting snapshot, oldest first. Verdicts that the caller has to read blind are
left out, and \`hidden\` names them; for a person also those after them, since their snapshots depend on them.`,
  ...needs('read'),
  request: { params: learnerParam, query: pageQuery.extend({ reviewer: reviewerName }) },
  responses: {
    200: json(
      'A page of calibrations.',
      pageSchema('CalibrationPage', calibrationLineSchema, {
        hidden: z.array(z.int()).describe('numbers of verdicts that this reviewer has to read first'),
      }),
    ),
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/calibrations/{number}',
  operationId: 'readCalibration',
  tags: ['Calibrations'],
  summary: 'Read one calibration',
  description: `One verdict: a summary of its dossier, the judge’s answers with verified evidence, the quotes with their turns, the snapshots
before and after, appeals and reviews, and the trace of steps, models, prompts, tokens, cost and rejected quotes. A reviewer who
has to read the work blind gets \`read-first\` until they have.`,
  ...needs('read'),
  request: {
    params: calibrationParam,
    query: z.object({
      reviewer: reviewerName,
      trace: z
        .enum(['redacted', 'full'], 'must be redacted or full')
        .default('redacted')
        .describe('full: also all texts, rejected evidence and the judge’s full answers; needs `admin`'),
    }),
  },
  responses: {
    200: json('The calibration.', calibrationSchema),
    ...refusals(
      'unknown-learner',
      'unknown-calibration',
      'read-first',
      'learner-erased',
      'invalid-parameter',
    ),
  },
});

export function calibrationRoutes(app: App, { store, calibrations }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { limit, cursor, reviewer } = c.req.valid('query');
    const { id } = c.req.valid('param');
    const learner = await visibleLearner(store, c.get('key'), id);
    const rows = await store.reads.calibrations(learner, {
      after: numberCursor(cursor, LARGEST_INT),
      limit: limit + 1,
    });
    const isHidden = await hiddenVerdicts(store, { id, no: learner.no }, c.get('key'), reviewer);
    const page = pageOf(rows, limit, ({ number }) => number);
    const shown = page.data.filter((row) => !isHidden(row));
    const hidden = page.data.filter(isHidden).map(({ number }) => number);
    return c.json({ ...page, data: shown.map(calibrationLine), hidden }, 200);
  });

  app.openapi(read, async (c) => {
    const { id, number } = c.req.valid('param');
    const { trace, reviewer } = c.req.valid('query');
    const texts = trace === 'full';
    if (texts) requireScope(c.get('key'), 'admin');
    const { no } = await visibleLearner(store, c.get('key'), id);
    const found = await calibrationDetail(store, calibrations, { id, no }, number, { texts });
    if (!found) throw new ProblemError('unknown-calibration');
    const isHidden = await hiddenVerdicts(store, { id, no }, c.get('key'), reviewer);
    if (isHidden(found)) throw new ProblemError('read-first');
    const by = reviewerOf(c.get('key'), reviewer);
    const readings = by === null ? {} : { readings: await readingsFor(store, no, found.completion, by) };
    const review = historyLine(await store.reviews.history(no, { calibration: found.number }), c.get('key'));
    return c.json({ ...found, review, ...readings }, 200);
  });
}
