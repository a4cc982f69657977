import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { startSystem, type System } from '../support/system.ts';
import { placesOf } from './marker.ts';

let system: System;
let asked: () => void = () => undefined;
let answer: () => void = () => undefined;
const wasAsked = new Promise<void>((resolve) => (asked = resolve));
const mayAnswer = new Promise<void>((resolve) => (answer = resolve));

const offline = selectJudge({ judgeModel: 'offline' });
const judge: typeof offline = {
  ...offline,
  async score(dossier, options) {
    asked();
    await mayAnswer;
    return offline.score(dossier, options);
  },
};

beforeAll(async () => {
  system = await startSystem({ judge });
});
afterAll(async () => {
  answer();
  await system.stop();
});

const statusOf = async (workflow: string) =>
  (await system.client.workflow.getHandle(workflow).describe()).status.name;

test('a judge answer after the erase is not stored, and the workflow ends', async () => {
  const event = { learner: 'maya', source: 's', speaker: 'learner' as const, time: Date.now() };
  const text = 'I would count each ptarmigan once a month, because they come back.';
  await system.post([
    { ...event, id: '1', type: 'chat.turn_taken', data: { touchpoint: 't', text } },
    {
      ...event,
      id: '2',
      type: 'kickoff.understanding_completed',
      data: { touchpoint: 't', text: 'So the ptarmigan is counted.' },
    },
  ]);
  await wasAsked;
  const learner = learnerWorkflowId(system.epoch, 'maya');
  expect(await statusOf(learner)).toBe('RUNNING');
  const { completions } = (await system.store.learners.erase('maya'))!;
  answer();
  await expect.poll(async () => (await placesOf(system.url, 'ptarmigan')).length).toBe(0);
  system.ringer.endSoon('maya', completions);
  await expect.poll(() => statusOf(learner), { timeout: 10_000 }).toBe('TERMINATED');
  expect(await placesOf(system.url, 'ptarmigan')).toEqual([]);
  expect(await system.store.calibrations.verify('maya')).toMatchObject({ intact: true, calibrations: 0 });
});
