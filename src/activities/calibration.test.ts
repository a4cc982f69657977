import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { quiet } from '../../test/support/quiet.ts';
import { createTestJudge } from '../../test/support/test-judge.ts';
import { loadCard, type CardFile } from '../judge/verdict/card.ts';
import type { Judge } from '../judge/judge.ts';
import { createActivities } from './activities.ts';

const open = openStore();
const COMPLETION = 2;

/** A completion with link A answered by `first`; the rest is done by a worker with another judge. */
async function judgedBy(learner: string, first: Judge, then: Judge) {
  const { store } = open;
  const stage = { program: undefined, stage: 's1' };
  await store.events.accept([
    eventOf(learner, 'chat.turn_taken', { ...stage, text: 'I checked the weekly churn by segment.' }),
    eventOf(learner, 'stage.completed', stage),
  ]);
  await store.ledger.award(learner, 0);
  const run = (judge: Judge, step: 'prepareDossier' | 'scoreDossier' | 'checkScores' | 'commitVerdict') =>
    new MockActivityEnvironment({}, { logger: quiet }).run(
      createActivities({ store, judge, ring: async () => undefined })[step],
      learner,
      COMPLETION,
    );
  await run(first, 'prepareDossier');
  await run(first, 'scoreDossier');
  await run(then, 'checkScores');
  await run(then, 'commitVerdict');
  const { no } = (await store.learners.find(learner))!;
  const [calibration] = await store.calibrations.read(no, { after: 0, limit: 1 });
  const { judge, judgeVersion, observations } = calibration!;
  const cards = observations.filter(({ source }) => source === 'judge').map(({ card }) => card?.version);
  return { name: judge, version: judgeVersion, cards: [...new Set(cards)] };
}

/** A judge with a name, version and card chosen by the test. */
const named = (name: string, version: string, card: CardFile | null): Judge => ({
  ...createTestJudge(),
  name,
  version,
  card,
});
const cardOf = (name: string): CardFile => ({
  ...loadCard('offline', '3')!,
  judge: name,
  version: '1',
});

test('a verdict names the judge that scored, with its card, even if another one is configured by then', async () => {
  const first = named('offline', '2', null);
  expect(await judgedBy('changed', first, named('second', '1', cardOf('second')))).toEqual({
    name: 'offline',
    version: '2',
    cards: ['offline@2', undefined],
  });
  expect(await judgedBy('unmeasured', named('first', '1', null), first)).toEqual({
    name: 'first',
    version: '1',
    cards: [undefined],
  });
});

test('a judge that is still configured provides its current card', async () => {
  const judge = named('first', '1', cardOf('first'));
  expect(await judgedBy('same', judge, judge)).toMatchObject({ name: 'first', version: '1' });
  expect((await judgedBy('same-card', judge, judge)).cards).toContain('first@1');
});

test('an answer of an earlier release without a judge counts as the configured one’s', async () => {
  const first = named('first', '1', null);
  const storeStep = open.store.steps.store;
  open.store.steps.store = (key, { result, ...answer }) => {
    const { judge: _judge, ...unnamed } = result as { judge?: unknown };
    return storeStep(key, { ...answer, result: unnamed });
  };
  const judged = await judgedBy('earlier', first, named('second', '1', null)).finally(
    () => (open.store.steps.store = storeStep),
  );
  expect(judged).toMatchObject({ name: 'second', version: '1' });
});
