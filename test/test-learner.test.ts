import { afterAll, beforeAll, expect, test } from 'vitest';
import { offlineJudge } from '../src/judge/offline/offline-judge.ts';
import { startSystem, type System } from './support/system.ts';

const nobody = async (): Promise<never> => {
  throw new Error('a learner for tests was judged by the paid judge');
};

let system: System;
beforeAll(async () => {
  system = await startSystem({
    judge: { name: 'paid', version: '1', card: null, score: nobody, check: nobody },
  });
});
afterAll(() => system.stop());

test('learners for tests are judged offline, whatever judge is configured', async () => {
  const common = { learner: 'test:maya', source: 'test', speaker: 'learner' as const, time: Date.now() };
  const data = { program: 'junior-analyst', stage: 'kickoff', outcome: 'passed' as const };
  await system.post([
    {
      ...common,
      id: '1',
      type: 'chat.turn_taken',
      data: { ...data, text: 'She asks who leaves and what it costs.' },
    },
    { ...common, id: '2', type: 'stage.completed', data },
  ]);
  await system.settled();
  const { no } = (await system.store.learners.find('test:maya'))!;
  const [calibration] = await system.store.calibrations.read(no, { after: 0, limit: 1 });
  expect(calibration).toMatchObject({
    completion: 2,
    judge: offlineJudge.name,
    judgeVersion: offlineJudge.version,
  });
});
