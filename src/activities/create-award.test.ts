import { MockActivityEnvironment } from '@temporalio/testing';
import { afterEach, expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { quiet } from '../../test/support/quiet.ts';
import { createTestJudge } from '../../test/support/test-judge.ts';
import type { Judge } from '../judge/judge.ts';
import { inThisThread, type JudgeThreads } from './judge-threads/judge-threads.ts';
import { createActivities } from './activities.ts';

const open = openStore();
const threads = inThisThread();

const { judge: judgeInput, isFree } = threads;
afterEach(() => Object.assign(threads, { judge: judgeInput, isFree }));

const place = { program: undefined, stage: 's1' };
const NOTHING = { oldest: null, newest: null, waitMs: 0, more: false };

/** Some work, and the event that completes it. */
async function complete(learner: string, text = 'I checked the weekly churn by segment, 18 % are new.') {
  await open.store.events.accept([
    eventOf(learner, 'chat.turn_taken', { ...place, text }),
    eventOf(learner, 'stage.completed', place),
  ]);
}

const activitiesOf = (judge?: Judge, where: JudgeThreads = threads) =>
  createActivities({ store: open.store, judge, threads: where, ring: async () => undefined });

const calibrate = (learner: string, completion: number) =>
  new MockActivityEnvironment({}, { logger: quiet }).run(activitiesOf().calibrate, learner, completion);

async function calibrationsOf(learner: string) {
  const { no } = (await open.store.learners.find(learner))!;
  return { no, calibrations: await open.store.calibrations.read(no, { after: 0, limit: 9 }) };
}

test('a completion is judged with its award, and stores what separate steps would store', async () => {
  await complete('at-once');
  expect(await activitiesOf().award('at-once', 0)).toEqual({ ...NOTHING, awarded: 2 });
  await complete('in-steps');
  await open.store.ledger.award('in-steps', 0);
  expect(await calibrate('in-steps', 2)).toBe(false);
  const [one, other] = await Promise.all(
    ['at-once', 'in-steps'].map(async (learner) => {
      const { no, calibrations } = await calibrationsOf(learner);
      const { observations, flags, judge, judgeVersion, text } = calibrations[0]!;
      const steps = await open.store.steps.ofCalibration(no, 1);
      return { observations, flags, judge, judgeVersion, reason: text?.reason, steps };
    }),
  );
  const comparable = ({ steps, ...verdict }: NonNullable<typeof one>) => ({
    ...verdict,
    steps: steps
      .filter(({ step }) => step !== 'dossier')
      .map(({ step, result, trace }) => ({ step, result, trace }))
      .toSorted((a, b) => a.step.localeCompare(b.step)),
  });
  expect(comparable(one!)).toEqual(comparable(other!));
  expect(one!.steps.map(({ step }) => step).toSorted()).toEqual(['check', 'dossier', 'score']);
  expect(new Set(one!.steps.map(({ inputHash }) => inputHash)).size).toBe(1);
  expect(await open.store.calibrations.verify('at-once')).toMatchObject({ intact: true });
});

test.each<[string, () => Promise<unknown>, () => ReturnType<typeof activitiesOf>]>([
  ['a judge may cost money', () => complete('costs'), () => activitiesOf(createTestJudge())],
  ['the text is long', () => complete('long', 'Many words. '.repeat(3000)), () => activitiesOf()],
  [
    'the threads are busy',
    async () => {
      await complete('busy');
      threads.isFree = () => false;
    },
    () => activitiesOf(),
  ],
  [
    'the judge fails',
    async () => {
      await complete('fails');
      threads.judge = () => Promise.reject(new Error('no thread'));
    },
    () => activitiesOf(),
  ],
  [
    'another attempt has claimed a step',
    async () => {
      await complete('claimed');
      await open.store.steps.claim({ learner: 'claimed', completion: 2, step: 'score' }, 60_000);
    },
    () => activitiesOf(),
  ],
])('a completion is left to an activity of its own if %s', async (_name, given, activities) => {
  await given();
  const { rows } = await open.store.database.query('SELECT id FROM learners ORDER BY no DESC LIMIT 1');
  const learner = rows[0].id as string;
  expect(await activities().award(learner, 0)).toMatchObject({ oldest: 2, awarded: 2, calibrate: true });
  expect((await calibrationsOf(learner)).calibrations).toEqual([]);
});

test('an older completion is never judged at once: somebody judges it already', async () => {
  await complete('older');
  await open.store.ledger.award('older', 0);
  await complete('older');
  expect(await activitiesOf().award('older', 2)).toMatchObject({ oldest: 2, newest: 4, calibrate: true });
  expect((await calibrationsOf('older')).calibrations).toEqual([]);
});

test('events that were accepted during the judging are awarded next', async () => {
  await complete('meanwhile');
  threads.judge = async (input) => {
    await open.store.events.accept([eventOf('meanwhile', 'chat.turn_taken', place)]);
    return judgeInput(input);
  };
  expect(await activitiesOf().award('meanwhile', 0)).toEqual({ ...NOTHING, awarded: 2, more: true });
});
