import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth.ts';
import { calibrationDetail } from '../calibration-detail.ts';
import { calibrationLine } from '../calibration-line.ts';
import { numberCursor, pageOf } from '../cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problem.ts';
import { calibrationLineSchema, calibrationSchema } from '../schemas/calibration.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { visibleLearner } from '../visible-learner.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/calibrations',
  tags: ['Calibrations'],
  summary: 'Read the calibrations',
  description: 'Every verdict on a learner and what it left, oldest first.',
  ...needs('read'),
  request: { params: learnerParam, query: pageQuery },
  responses: {
    200: json('A page of calibrations.', pageSchema(calibrationLineSchema)),
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/calibrations/{number}',
  tags: ['Calibrations'],
  summary: 'Read one calibration',
  description: 'One verdict with a summary of its dossier, the judge’s answers, the quotes with their turns, and the snapshot before and after.',
  ...needs('read'),
  request: {
    params: learnerParam.extend({ number: z.string().openapi({ param: { name: 'number', in: 'path' }, example: '1' }) }),
  },
  responses: {
    200: json('The calibration.', calibrationSchema),
    ...refusals('unknown-learner', 'unknown-calibration', 'learner-erased'),
  },
});

export function calibrationRoutes(app: App, { store }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const { no } = await visibleLearner(store, c.get('key'), c.req.valid('param').id);
    const rows = await store.readCalibrations(no, { after: numberCursor(cursor), limit: limit + 1 });
    return c.json(pageOf(rows.map(calibrationLine), limit, ({ number }) => number), 200);
  });

  app.openapi(read, async (c) => {
    const { id, number } = c.req.valid('param');
    const { no } = await visibleLearner(store, c.get('key'), id);
    const found = /^\d{1,9}$/.test(number) ? await calibrationDetail(store, { id, no }, Number(number)) : null;
    if (!found) throw new ProblemError('unknown-calibration');
    return c.json(found, 200);
  });
}
