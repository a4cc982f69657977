import { APICallError } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDatabase } from '../../../test/support/database.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { SKILLS } from '../../core/skill.ts';
import type { Judge } from '../../judge/judge.ts';
import type { CheckStep, ScoreStep } from '../../judge/answer.ts';
import { createModelJudge } from '../../judge/model/model-judge.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';
import { ProviderFailure } from '../../judge/model/failure.ts';
import { createStore, type Store } from '../../store/store.ts';
import { createCalibrationService } from './calibration.ts';

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
  await live();
});

/** The test's learner completes a stage: events 1 and 2, calibration 1. */
async function live() {
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
  await store.events.accept([
    event('e1', 'chat.turn_taken', { text }),
    event('e2', 'stage.completed', { outcome: 'passed' }),
  ]);
  await liveThrough(store, offlineJudge, learner);
}

type Answers = { score?: (() => Promise<ScoreStep>)[]; check?: (() => Promise<CheckStep>)[] };

/** The offline judge under another name, whose first answers are given; counts its calls. */
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
  const calibrations = createCalibrationService({ store, judgeOf: () => judge });
  const rescore = (number = 1, preview = false, named?: string) =>
    calibrations.rescore({ learner, number, by: 'ops', preview, judge: named });
  return { asked, rescore };
}

const down =
  (code: 'unavailable' | 'rate_limit', retryAfterMs: number | null = null) =>
  async (): Promise<never> => {
    throw new ProviderFailure(code, { retryAfterMs });
  };

test('a stored answer is never paid for twice: preview, failure between score and check, save', async () => {
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

test('a second saved rescore calls the judge again', async () => {
  const { asked, rescore } = judgeWith();
  await rescore(1);
  await rescore(2);
  expect(asked).toEqual({ score: 2, check: 2 });
});

test('an unreadable answer replaces nothing, and the next try calls the judge again', async () => {
  const { trace } = await offlineJudge.score(
    (await store.steps.read({ learner, completion: 2, step: 'dossier' })) as never,
  );
  const { asked, rescore } = judgeWith({ score: [async () => ({ unscored: 'cut_off', trace })] });
  const before = await store.learners.read(learner);
  expect(await rescore()).toEqual({ outcome: 'unreadable', code: 'cut_off' });
  expect(await store.learners.read(learner)).toEqual(before);
  expect(await rescore()).toMatchObject({ outcome: 'rescored' });
  expect(asked).toEqual({ score: 2, check: 1 });
});

test('no judge is called if its answer could not be used', async () => {
  const { asked, rescore } = judgeWith();
  expect(await rescore(9)).toEqual({ outcome: 'unknown' });
  await store.reviews.appeal(learner, { calibration: 1, by: learner, reason: 'I worked alone.' });
  expect(await rescore(1)).toEqual({ outcome: 'contested' });
  await store.reviews.void(learner, { seq: 2, by: 'ops', reason: 'misrouted' });
  expect(await rescore(1)).toEqual({ outcome: 'no_longer_counts' });
  await store.learners.erase(learner);
  expect(await rescore(1)).toEqual({ outcome: 'erased' });
  expect(asked).toEqual({ score: 0, check: 0 });
});

test('of two concurrent rescores one calls the judge, and the other reports under_way', async () => {
  const gate = Promise.withResolvers<void>();
  const dossier = (await store.steps.read({ learner, completion: 2, step: 'dossier' })) as never;
  const { asked, rescore } = judgeWith({
    score: [async () => gate.promise.then(() => offlineJudge.score(dossier))],
  });
  const first = rescore();
  while (asked.score === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await rescore()).toEqual({ outcome: 'under_way' });
  gate.resolve();
  expect(await first).toMatchObject({ outcome: 'rescored' });
  expect(asked.score).toBe(1);
});

test('an erase during a judge call leaves nothing behind', async () => {
  const dossier = (await store.steps.read({ learner, completion: 2, step: 'dossier' })) as never;
  const { rescore } = judgeWith({
    score: [
      async () => {
        await store.learners.erase(learner);
        return offlineJudge.score(dossier);
      },
    ],
  });
  expect(await rescore()).toMatchObject({ outcome: 'erased' });
  const { no } = (await store.learners.find(learner))!;
  const { rows } = await store.database.query('SELECT count(*)::int AS left FROM steps WHERE learner = $1', [
    no,
  ]);
  expect(rows[0].left).toBe(0);
});

test('a test learner is rescored offline, unless another judge is named', async () => {
  learner = `test:maya-${run}`;
  await live();
  const { asked, rescore } = judgeWith();
  expect(await rescore()).toMatchObject({
    outcome: 'rescored',
    judge: { name: offlineJudge.name, version: offlineJudge.version },
  });
  expect(asked).toEqual({ score: 0, check: 0 });
  expect(await rescore(2, false, 'counted')).toMatchObject({
    outcome: 'rescored',
    judge: { name: 'counted' },
  });
  expect(asked).toEqual({ score: 1, check: 1 });
});

const USAGE = {
  inputTokens: { total: 100, noCache: 100, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 20, text: 20, reasoning: undefined },
};

/** A model with scripted results: a text, or the HTTP status of the provider. */
function modelOf(calls: (string | number)[]) {
  return new MockLanguageModelV4({
    doGenerate: async () => {
      const call = calls.shift()!;
      if (typeof call === 'number')
        throw new APICallError({ message: '', url: 'http://m', requestBodyValues: {}, statusCode: call });
      const content = [{ type: 'text' as const, text: call }];
      return { content, finishReason: { unified: 'stop', raw: undefined }, usage: USAGE, warnings: [] };
    },
  });
}

test('the trace shows every failed provider call and its cost', async () => {
  const nothing = { evidence: false, band: 1, position: 0, confidence: 0.5, quotes: [], events: [] };
  const score = JSON.stringify(Object.fromEntries(SKILLS.map((skill) => [skill, nothing])));
  const check = JSON.stringify({ confidence: [], flags: [], asksReview: false, reason: 'One. Two.' });
  // After 500 and 401 the provider also fails the question that has no learner's data.
  const model = modelOf(['{"broken', 500, 500, 429, score, 401, 401, check]);
  const judge = createModelJudge('mock:m', model, { price: { input: 3, output: 15 } });
  const calibrations = createCalibrationService({ store, judgeOf: () => judge });
  const request = { learner, number: 1, by: 'ops', preview: false };
  for (const code of ['unavailable', 'rate_limit', 'key_refused'])
    expect(await calibrations.rescore(request)).toMatchObject({ outcome: 'judge_unavailable', code });
  expect(await calibrations.rescore(request)).toMatchObject({ outcome: 'rescored' });
  const { no } = (await store.learners.find(learner))!;
  const own = { reason: null, quotes: [], events: [] };
  const { trace } = await calibrations.explain(no, 2, own, { texts: false });
  const outcomes = trace.steps.map(({ step, attempts }) => [step, ...attempts.map(({ outcome }) => outcome)]);
  expect(outcomes).toEqual([
    ['dossier'],
    ['score', 'unreadable', 'unavailable', 'rate_limit', 'answered'],
    ['check', 'key_refused', 'answered'],
  ]);
  expect(trace.tokens).toEqual({ input: 300, output: 60 });
  expect(trace.cost).toBeCloseTo((300 * 3 + 60 * 15) / 1e6, 12);
});
