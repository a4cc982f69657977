import { expect, test } from 'vitest';
import { dossierOf, eventOf, RUBRIC, type Line } from '../../../test/support/dossier-of.ts';
import { judgeDossier } from '../chain.ts';
import type { PriorCalibration } from '../dossier/input.ts';
import { offlineJudge } from './offline-judge.ts';

const WORK =
  'I opened both gearboxes on bench 3 and found the same cracked washer in each, so Ilse ordered 12 from Borg.';
const context = [eventOf({ speaker: 'learner', text: WORK }, 1)];
const body = { ...RUBRIC, reference: '' };

function priorOf(number: number, readings: PriorCalibration['readings']): PriorCalibration {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    number,
    completion: number,
    eventType: 'stage.completed',
    stage: 'analysis',
    at,
    readings,
    reason: '',
  };
}

async function verdictOn(lines: Line[], prior: PriorCalibration[]) {
  const dossier = dossierOf(lines, { context, prior, body });
  const stage = prior[0]?.stage ?? null;
  const { verdict } = await judgeDossier(offlineJudge, {
    ...dossier,
    completion: { ...dossier.completion, stage },
  });
  const skills = verdict.observations.filter(({ source }) => source === 'judge').map(({ skill }) => skill);
  return { skills, reason: verdict.reason };
}

test('with nothing new, the verdict that read something is named', async () => {
  const prior = [priorOf(1, { quality: 60 }), priorOf(2, {})];
  const { skills, reason } = await verdictOn([{ speaker: 'system', text: 'Done.' }], prior);
  expect(skills).toEqual([]);
  expect(reason).toMatch(/Nothing new .* since verdict 1 of this stage/u);
});

test('the same words sent again are nothing new', async () => {
  const { skills, reason } = await verdictOn(
    [{ speaker: 'learner', text: WORK }],
    [priorOf(1, { quality: 60 })],
  );
  expect(skills).toEqual([]);
  expect(reason).toContain('since verdict 1');
});

test('a revision with one new sentence is read whole', async () => {
  const text = `${WORK} Since the fitting none of the nine bikes has come back.`;
  const { skills, reason } = await verdictOn([{ speaker: 'learner', text }], [priorOf(1, { quality: 60 })]);
  expect(skills).toContain('quality');
  expect(reason).toContain('Not judged');
});
