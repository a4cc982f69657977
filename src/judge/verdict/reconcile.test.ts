import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judge } from '../judge.ts';
import { CONFIDENCES, FLAGS, type CheckStep, type Score, type ScoreStep } from '../answer.ts';
import { dossierOf, eventOf, inputOf, RUBRIC, type Line } from '../../../test/support/dossier-of.ts';
import { judgeDossier } from '../chain.ts';
import { buildDossier } from '../dossier/build.ts';
import { ground } from '../evidence/ground.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { reconcile } from './reconcile.ts';

const trace = {} as ScoreStep['trace'];
const judge: Judge = { ...offlineJudge, name: 'test', version: '1', card: null };
const lines: Line[] = [
  { speaker: 'learner', text: 'Orders fell in week 14.', minute: 0 },
  { speaker: 'learner', text: 'Spain is where mobile sessions time out.', minute: 10 },
];
const score: Score = {
  band: 4,
  position: 0.5,
  confidence: 0.75,
  quotes: [
    { seq: 1, text: 'Orders fell in week 14.' },
    { seq: 2, text: 'mobile sessions time out' },
  ],
};

function checkOf(more: object = {}): CheckStep {
  return { check: { confidence: {}, flags: [], asksReview: false, reason: 'One. Two.', ...more }, trace };
}

function verdictFor(dossier: ReturnType<typeof dossierOf>, scores = { quality: score }, check = checkOf()) {
  return reconcile(dossier, judge, ground(dossier, { scores, trace }), check);
}

test('band and position become points, and the demand comes from the rubric', () => {
  const dossier = dossierOf(lines, { body: { ...RUBRIC, demand: { quality: 62 } } });
  const verdict = verdictFor(dossier);
  const expected = {
    skill: 'quality',
    source: 'judge',
    x: 70,
    evidence: 2,
    confidence: 0.75,
    demand: 62,
    card: null,
  };
  expect(verdict.observations).toEqual([expected]);
  expect(verdict.reason).toBe('One. Two. (test, uncalibrated)');
});

test('whatever the checker answers, no number changes and no confidence rises', () => {
  const dossier = dossierOf(lines);
  const plain = verdictFor(dossier);
  const confidence = fc.dictionary(
    fc.constantFrom('quality', 'speed', 'independence'),
    fc.constantFrom(...CONFIDENCES),
  );
  const flags = fc.subarray([...FLAGS]);
  fc.assert(
    fc.property(
      fc.record({ confidence, flags, asksReview: fc.boolean(), reason: fc.string(), x: fc.nat() }),
      (check) => {
        const verdict = verdictFor(dossier, { quality: score }, checkOf(check));
        expect(verdict.observations.map(({ x, evidence, demand }) => [x, evidence, demand])).toEqual(
          plain.observations.map(({ x, evidence, demand }) => [x, evidence, demand]),
        );
        expect(verdict.observations[0]?.confidence).toBeLessThanOrEqual(0.75);
      },
    ),
  );
});

test('the last note check counts for quality', () => {
  const item = (passed: boolean) => ({ name: 'n', passed });
  const check = (passed: boolean[]): Line => ({
    speaker: 'system',
    type: 'note.check_attempted',
    data: { items: passed.map(item) },
  });
  const verdict = verdictFor(dossierOf([...lines, check([false]), check([true, true, false])]), {} as never);
  expect(verdict.observations.map(({ skill, source, x }) => [skill, source, x])).toEqual([
    ['quality', 'check', 60],
  ]);
});

test.each([
  ['twice par', 20, 10, 30],
  ['par', 10, 10, 50],
  ['half of par', 5, 10, 70],
])('speed against par: %s', (_name, minutes, parMinutes, x) => {
  const input = inputOf([], { body: { ...RUBRIC, parMinutes } });
  const times = [0, minutes / 2, minutes];
  const events = times.map((minute, index) =>
    eventOf({ speaker: 'learner', text: 'a b', minute }, index + 1),
  );
  const verdict = verdictFor(buildDossier({ ...input, events }), { speed: score } as never);
  expect(verdict.observations.map(({ source, x }) => [source, x])).toEqual([['telemetry', x]]);
});

test('speed against a cohort of twenty: faster is higher; nineteen are no cohort', () => {
  const events = [0, 40].map((minute, index) => eventOf({ speaker: 'learner', minute }, index + 1));
  const cohort = Array.from({ length: 20 }, (_, index) => 40 + index);
  const fast = verdictFor(buildDossier(inputOf([], { events, cohortMinutes: cohort })), {} as never);
  const octaves = cohort.map((minutes) => Math.abs(Math.log2(minutes / 49.5))).sort((a, b) => a - b);
  const middle = (octaves[9]! + octaves[10]!) / 2;
  expect(fast.observations[0]?.x).toBeCloseTo(50 + (20 * Math.log2(49.5 / 40)) / (1.4826 * middle), 9);
  const none = verdictFor(buildDossier(inputOf([], { events, cohortMinutes: cohort.slice(1) })), {} as never);
  expect(none.observations).toEqual([]);
});

test('twice as fast as the cohort is as far above the middle as half as fast is below it', () => {
  // From a quarter of the median to four times it, in equal steps of the logarithm.
  const cohort = Array.from({ length: 21 }, (_, index) => 40 * 2 ** ((index - 10) / 5));
  const xAt = (minutes: number) => {
    const events = [0, minutes].map((minute, index) => eventOf({ speaker: 'learner', minute }, index + 1));
    return verdictFor(buildDossier(inputOf([], { events, cohortMinutes: cohort })), {} as never)
      .observations[0]!.x;
  };
  expect(xAt(40)).toBeCloseTo(50, 9);
  expect(xAt(20) - 50).toBeCloseTo(50 - xAt(80), 3);
  expect(xAt(20)).toBeCloseTo(50 + 20 / 1.4826, 3);
});

test('a stored dossier without the deviation of the logarithm is read as before', () => {
  const events = [0, 40].map((minute, index) => eventOf({ speaker: 'learner', minute }, index + 1));
  const cohortMinutes = Array.from({ length: 20 }, (_, index) => 40 + index);
  const dossier = buildDossier(inputOf([], { events, cohortMinutes }));
  delete dossier.timing.cohort!.octaves;
  const x = verdictFor(dossier, {} as never).observations[0]!.x;
  expect(x).toBeCloseTo(50 + (20 * (49.5 - 40)) / (1.4826 * 5), 9);
});

test('without elapsed time, par or cohort the judge’s score of speed counts', () => {
  const timed = { seq: 1, what: 'answered at once' };
  const verdict = verdictFor(dossierOf(lines), { speed: { ...score, quotes: [], events: [timed] } } as never);
  expect(verdict.observations.map(({ skill, source }) => [skill, source])).toEqual([['speed', 'judge']]);
});

test('a score that could not be read moves no skill', () => {
  const dossier = dossierOf(lines);
  const verdict = reconcile(dossier, judge, ground(dossier, { unscored: 'refused', trace }), null);
  expect([verdict.unscored, verdict.observations, verdict.asksReview]).toEqual(['refused', [], true]);
});

test('an unreadable check keeps all numbers, gives a generic reason and requests a review', () => {
  const dossier = dossierOf(lines);
  const whole = verdictFor(dossier);
  const verdict = verdictFor(dossier, { quality: score }, { unscored: 'cut_off', trace });
  expect(verdict).toEqual({
    ...whole,
    asksReview: true,
    reason: expect.stringContaining('could not be used. A person will look at it.'),
  });
});

test.each([
  ['one quote and a sure reading', 1, 0.75, {}, ['thin_evidence']],
  ['one quote and an unsure reading', 1, 0.5, {}, []],
  ['one quote, and a checker that lowers the confidence', 1, 0.75, { quality: 0.5 }, []],
  ['two quotes', 2, 0.75, {}, []],
] as const)('thin evidence is a sure reading on one quote: %s', (_name, quotes, sure, confidence, flags) => {
  const given = { ...score, confidence: sure, quotes: score.quotes.slice(0, quotes) };
  expect(verdictFor(dossierOf(lines), { quality: given }, checkOf({ confidence })).flags).toEqual(flags);
});

test('ordinary concrete work read offline has no thin evidence', async () => {
  const text =
    'I compared weekly orders by device. Orders fell by 20 % in week 14 because the new checkout timed out in Spain.';
  const dossier = dossierOf([{ speaker: 'learner', text, type: 'note.submitted' }]);
  expect((await judgeDossier(offlineJudge, dossier)).verdict.flags).toEqual([]);
});
