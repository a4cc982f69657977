import { expect, test } from 'vitest';
import { dossierOf } from '../../test/support/dossier-of.ts';
import { judgeDossier } from './chain.ts';
import { explain, type StoredStep } from './explain.ts';
import { offlineJudge } from './offline/offline-judge.ts';

const dossier = dossierOf([
  { speaker: 'coach', text: 'What did you find?' },
  { speaker: 'learner', text: 'I checked the weekly churn twice, because mobile orders fell by 18 percent.' },
]);

const step = (name: string, result: unknown): StoredStep => ({
  step: name,
  at: '2026-10-05T09:00:00.000Z',
  inputHash: null,
  textsRemovedAt: null,
  result,
  trace: (result as { trace?: unknown } | null)?.trace ?? null,
});

async function storedSteps(): Promise<StoredStep[]> {
  const { score, check } = await judgeDossier(offlineJudge, dossier);
  return [step('dossier', dossier), step('score', score), step('check', check)];
}

const own = { reason: 'The stored reason.', quotes: [], events: [] };

test('a rescore is explained by its own named steps', async () => {
  const [given, score, check] = await storedSteps();
  const named = [given!, { ...score!, step: 'score offline@4#1' }, { ...check!, step: 'check offline@4#1' }];
  expect(explain(named, own, { texts: false })).toEqual(
    explain([given!, score!, check!], own, { texts: false }),
  );
});

test('without texts only the calibration’s own words of the learner and judge are shown', async () => {
  const steps = await storedSteps();
  const redacted = explain(steps, own, { texts: false });
  expect(JSON.stringify(redacted)).not.toMatch(/churn|mobile/u);
  expect(redacted.verdict?.check).toMatchObject({ check: { reason: 'The stored reason.' } });
  const full = explain(steps, own, { texts: true });
  expect(JSON.stringify(full.trace.texts)).toContain('weekly churn');
});

test('steps are in the order of the chain, not of storage', async () => {
  const steps = await storedSteps();
  const { trace } = explain(steps.toReversed(), own, { texts: false });
  expect(trace.steps.map((line) => line.step)).toEqual(['dossier', 'score', 'check']);
});

test.each<[string, unknown, unknown]>([
  ['a dossier of another form', { turns: 'none' }, { scores: {} }],
  ['a dossier without turns', { ...dossier, turns: undefined }, { scores: {} }],
  ['a score of another form', dossier, { scores: { quality: { band: 'B' } } }],
  ['a score without quotes', dossier, { scores: { quality: { band: 3, position: 0, confidence: 1 } } }],
  ['nothing', null, null],
])('%s is left out and never an error', (_name, given, score) => {
  const told = explain([step('dossier', given), step('score', score)], own, { texts: false });
  expect(told.trace.refused).toEqual([]);
  expect(told.trace.steps).toHaveLength(2);
});
