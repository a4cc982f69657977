import { expect, test } from 'vitest';
import type { Dossier } from '../dossier/build.ts';
import type { Judge, ScoredDossier } from '../judge.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { calibrateJudge } from './calibrate-judge.ts';
import type { Dialogue } from './dialogue.ts';

const dialogues: Dialogue[] = Array.from({ length: 60 }, (_, index) => ({
  id: `${index}`,
  task: `There are ${index % 20} boxes of 7 pencils each. How many pencils are there?`,
  reference: `${index % 20} * 7 = ${(index % 20) * 7}\n${(index % 20) * 7}`,
  turns: [
    { speaker: 'coach', text: 'How would you begin?' },
    {
      speaker: 'learner',
      text:
        index % 3 === 0 ? 'I do not know how.' : `I get ${(index % 20) * 7} pencils, since each box has 7.`,
    },
  ],
  human: index % 3 === 0 ? 20 : 80,
  kind: 'dialogue',
}));

/** A judge with weights that notes which tasks it was fitted on and which it then read. */
function watched(saw: boolean): { judge: Judge; readings: { fittedOn: Set<string> | null; task: string }[] } {
  const readings: { fittedOn: Set<string> | null; task: string }[] = [];
  const titleOf = (dossier: Dossier) => dossier.rubric.body.title;
  const reading = (fittedOn: Set<string> | null): Judge => ({
    ...offlineJudge,
    fitting: {
      skill: 'independence',
      saw: () => saw,
      fit: (cases: readonly ScoredDossier[]) => ({
        judge: reading(new Set(cases.map(({ dossier }) => titleOf(dossier)))),
        weights: { whoFirst: 1 },
      }),
    },
    score: async (dossier) => {
      readings.push({ fittedOn, task: titleOf(dossier) });
      return offlineJudge.score(dossier);
    },
  });
  return { judge: reading(null), readings };
}

test('where a set fitted the weights, nothing is read by weights that saw its task', async () => {
  const { judge, readings } = watched(true);
  const { heldOut, weights } = await calibrateJudge(judge, dialogues);
  expect(readings.length).toBeGreaterThanOrEqual(60);
  for (const { fittedOn, task } of readings) {
    expect(fittedOn?.size).toBe(16);
    expect(fittedOn?.has(task)).toBe(false);
  }
  expect(heldOut.dossiers).toBe(60);
  expect(heldOut.byFifth?.map((fifth) => fifth.dossiers)).toEqual([12, 12, 12, 12, 12]);
  expect(weights).toEqual({ whoFirst: 1 });
});

test('weights from elsewhere are measured as they are, on the fifth that no card was fitted on', async () => {
  const { judge, readings } = watched(false);
  const { heldOut, trained, weights } = await calibrateJudge(judge, dialogues);
  expect(readings.every(({ fittedOn }) => fittedOn === null)).toBe(true);
  expect([heldOut.dossiers, trained, heldOut.byFifth, weights]).toEqual([12, 48, undefined, null]);
});

test('the offline judge knows which tasks its weights saw', () => {
  expect(offlineJudge.fitting?.saw('a task that nobody ever set')).toBe(false);
});

test('a set too small, scores that do not vary, and weights of a judge that has none are refused', async () => {
  const few = dialogues.filter(({ task }) => task === dialogues[0]?.task);
  await expect(calibrateJudge(offlineJudge, few)).rejects.toThrow('at least 5');
  const same = dialogues.map((dialogue) => ({ ...dialogue, human: 50 }));
  await expect(calibrateJudge(offlineJudge, same)).rejects.toThrow('do not vary');
  const { fitting: _fitting, ...fixed } = offlineJudge;
  await expect(calibrateJudge(fixed, dialogues, { fits: true })).rejects.toThrow('no weights to fit');
});
