import { expect, test } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { apiError, mockJudge, says } from '../../../test/support/mock-judge.ts';
import { chainOf } from '../chain.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { watched, withinBudget } from './watched.ts';

const dossier = dossierOf([
  {
    speaker: 'learner',
    text: 'Orders fell by 18 % in week 14, after the checkout change; refunds did not move.',
  },
]);
const SCORE = says(
  JSON.stringify({ quality: { evidence: true, band: 4, confidence: 1, quotes: ['Orders fell by 18 %'] } }),
);
const CHECK = says(JSON.stringify({ confidence: [], flags: [], asksReview: false, reason: 'One. Two.' }));
/** A call of a hundred tokens in and twenty out. */
const CALL = (100 * 1000 + 20 * 1000) / 1e6;

/** A judge within a budget, with counted costs and recorded watch calls. */
function paid(answers: Parameters<typeof mockJudge>[0], dollars = Infinity) {
  const told: string[] = [];
  const state = { spent: 0, looks: [] as boolean[], told };
  const { judge, model } = mockJudge(answers, { price: { input: 1000, output: 1000 } });
  const watch = {
    answered: async () => void told.push('answered'),
    failed: async (_judge: string, code: string) => void told.push(code),
    paid: async (cost: number) => void (state.spent += cost),
  };
  const budget = {
    dollars,
    spentToday: async () => state.spent,
    onLook: (is: boolean) => void state.looks.push(is),
  };
  return { state, model, judge: withinBudget(watched(judge, watch), offlineJudge, budget) };
}

test('over budget the offline judge reads and says so; the next day has a new budget', async () => {
  const { judge, model, state } = paid([SCORE, CHECK, SCORE, CHECK], 2 * CALL - 1e-9);
  const first = await chainOf(judge, dossier).verdict();
  expect(first.verdict.judge.name).toBe('mock:m');
  const second = await chainOf(judge, dossier).verdict();
  expect(second.verdict.judge).toEqual({ name: offlineJudge.name, version: offlineJudge.version });
  expect(second.verdict.reason).toContain('the day’s budget for mock:m is spent');
  expect(model.doGenerateCalls).toHaveLength(2);
  state.spent = 0;
  expect((await chainOf(judge, dossier).verdict()).verdict.judge.name).toBe('mock:m');
  expect(state.looks).toEqual([false, false, true, true, false, false]);
});

test('a budget that ends between the links keeps the model’s score', async () => {
  const { judge } = paid([SCORE], CALL / 2);
  const { verdict } = await chainOf(judge, dossier).verdict();
  expect(verdict.judge.name).toBe('mock:m');
  expect(verdict.observations.some(({ source }) => source === 'judge')).toBe(true);
});

test.each([
  ['an answer', [SCORE], ['answered'], 1],
  ['an answer that cannot be read', [says('No.')], ['answered'], 2],
  ['an outage', [apiError(503)], ['unavailable'], 0],
  ['an outage after a call that was paid', [says('No.'), apiError(503)], ['unavailable'], 1],
  ['a rejected request', [apiError(422)], ['refused_request'], 0],
])('the watch is notified of %s at once, with its cost', async (_name, answers, expected, calls) => {
  const { judge, state } = paid(answers);
  await judge.score(dossier).catch(() => undefined);
  expect(state.told).toEqual(expected);
  expect(state.spent).toBeCloseTo(calls * CALL, 12);
});

test('a failing watch does not prevent a verdict', async () => {
  const fails = async () => Promise.reject(new Error('no database'));
  const { judge } = mockJudge([SCORE], { price: { input: 1, output: 1 } });
  const step = await watched(judge, { answered: fails, failed: fails, paid: fails }).score(dossier);
  expect('scores' in step).toBe(true);
});
