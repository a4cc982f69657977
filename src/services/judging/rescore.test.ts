import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDatabase } from '../../../test/support/database.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import type { CheckStep, Judge, ScoreStep } from '../../judge/judge.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';
import { ProviderFailure } from '../../judge/provider-failure.ts';
import { createStore, type Store } from '../../store/store.ts';
import { createJudging } from './judging.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let run = 0;
let learner = '';
beforeEach(async () => {
  run += 1;
  learner = `maya-${run}`;
  const event = (id: string, type: string, data: object) => ({
    learner,
    id,
    source: 'test',
    type,
    time: Date.parse('2026-10-05T09:00:00Z'),
    speaker: 'learner' as const,
    data: { stage: 's1', ...data },
  });
  const text = 'First I checked the weekly churn by segment, because mobile fell.';
  await store.accept([
    event('e1', 'chat.turn_taken', { text }),
    event('e2', 'stage.completed', { outcome: 'passed' }),
  ]);
  await liveThrough(store, offlineJudge, learner);
});

type Answers = { score?: (() => Promise<ScoreStep>)[]; check?: (() => Promise<CheckStep>)[] };

/** The offline judge under another name, whose first answers are the given ones; counts what it is asked. */
function judgeWith({ score = [], check = [] }: Answers = {}) {
  const asked = { score: 0, check: 0 };
  const judge: Judge = {
    ...offlineJudge,
    name: 'counted',
    score: (dossier) => {
      asked.score += 1;
      return (score.shift() ?? (() => offlineJudge.score(dossier)))();
    },
    check: (dossier, grounded) => {
      asked.check += 1;
      return (check.shift() ?? (() => offlineJudge.check(dossier, grounded)))();
    },
  };
  const judging = createJudging({ store, judgeOf: () => judge });
  const rescore = (number = 1, preview = false) => judging.rescore({ learner, number, by: 'ops', preview });
  return { asked, rescore };
}

const down =
  (code: 'unavailable' | 'rate_limit', retryAfterMs: number | null = null) =>
  async (): Promise<never> => {
    throw new ProviderFailure(code, { retryAfterMs });
  };

test('a stored answer is never paid for twice: preview, failure between the links, save', async () => {
  const { asked, rescore } = judgeWith({ check: [down('rate_limit', 7000)] });
  expect(await rescore(1, true)).toEqual({
    outcome: 'judge_unavailable',
    code: 'rate_limit',
    retryAfterMs: 7000,
  });
  expect(await rescore(1, true)).toMatchObject({ outcome: 'rescored' });
  expect(await rescore(1)).toMatchObject({ outcome: 'rescored', correction: { calibration: 2 } });
  expect(asked).toEqual({ score: 1, check: 2 });
});

test('another rescore asks again, since it is asked for', async () => {
  const { asked, rescore } = judgeWith();
  await rescore(1);
  await rescore(2);
  expect(asked).toEqual({ score: 2, check: 2 });
});

test('an answer that cannot be read takes nobody’s place, and the next try asks afresh', async () => {
  const { trace } = await offlineJudge.score(
    (await store.readStep({ learner, completion: 2, step: 'dossier' })) as never,
  );
  const { asked, rescore } = judgeWith({ score: [async () => ({ unscored: 'cut_off', trace })] });
  const before = await store.readLearner(learner);
  expect(await rescore()).toEqual({ outcome: 'unreadable', code: 'cut_off' });
  expect(await store.readLearner(learner)).toEqual(before);
  expect(await rescore()).toMatchObject({ outcome: 'rescored' });
  expect(asked).toEqual({ score: 2, check: 1 });
});

test('nobody is paid where the answer could not be used', async () => {
  const { asked, rescore } = judgeWith();
  expect(await rescore(9)).toEqual({ outcome: 'unknown' });
  await store.reviews.appeal(learner, { calibration: 1, by: learner, reason: 'I worked alone.' });
  expect(await rescore(1)).toEqual({ outcome: 'contested' });
  await store.reviews.void(learner, { seq: 2, by: 'ops', reason: 'misrouted' });
  expect(await rescore(1)).toEqual({ outcome: 'no_longer_counts' });
  await store.eraseLearner(learner);
  expect(await rescore(1)).toEqual({ outcome: 'erased' });
  expect(asked).toEqual({ score: 0, check: 0 });
});

test('of two at once one asks, and the other is told that it is under way', async () => {
  const held = Promise.withResolvers<void>();
  const dossier = (await store.readStep({ learner, completion: 2, step: 'dossier' })) as never;
  const { asked, rescore } = judgeWith({
    score: [async () => held.promise.then(() => offlineJudge.score(dossier))],
  });
  const first = rescore();
  while (asked.score === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await rescore()).toEqual({ outcome: 'under_way' });
  held.resolve();
  expect(await first).toMatchObject({ outcome: 'rescored' });
  expect(asked.score).toBe(1);
});

test('an erase while the judge is answering leaves nothing behind', async () => {
  const dossier = (await store.readStep({ learner, completion: 2, step: 'dossier' })) as never;
  const { rescore } = judgeWith({
    score: [
      async () => {
        await store.eraseLearner(learner);
        return offlineJudge.score(dossier);
      },
    ],
  });
  expect(await rescore()).toMatchObject({ outcome: 'erased' });
  const { no } = (await store.findLearner(learner))!;
  const { rows } = await store.database.query('SELECT count(*)::int AS left FROM steps WHERE learner = $1', [
    no,
  ]);
  expect(rows[0].left).toBe(0);
});
