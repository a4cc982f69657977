import { expect, test } from 'vitest';
import type { Fit, Judge } from '../judge.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { groupMarks, sawAny } from '../offline/weights.ts';
import { calibrateJudge } from './calibrate-judge.ts';
import { scoredWorkOf, type ScoredWork } from './scored-work.ts';

const works: ScoredWork[] = scoredWorkOf({
  dialogues: Array.from({ length: 60 }, (_, index) => ({
    id: `${index}`,
    task: `There are ${index % 20} boxes of 7 pencils each. How many pencils are there?`,
    reference: `${index % 20} * 7 = ${(index % 20) * 7}\n${(index % 20) * 7}`,
    selfCorrectness: index % 3 === 0 ? 'No' : 'Yes',
    turns: [
      { role: 'coach', text: 'How would you begin?' },
      {
        role: 'learner',
        text:
          index % 3 === 0 ? 'I do not know how.' : `I get ${(index % 20) * 7} pencils, since each box has 7.`,
      },
    ],
  })),
});

/** A judge with weights that records which tasks it was fitted on and which it read. */
function watched(saw: boolean): { judge: Judge; readings: { fittedOn: Set<string> | null; task: string }[] } {
  const readings: { fittedOn: Set<string> | null; task: string }[] = [];
  const fit: Fit = (fitted, { set }) => ({
    ...reading(new Set(fitted.map(({ group }) => group))),
    weights: { independence: { set, dossiers: fitted.length, weights: { whoFirst: 1 }, groups: [] } },
  });
  const before = { set: 'before', dossiers: 60, weights: {}, groups: saw ? groupMarks(works) : [] };
  const reading = (fittedOn: Set<string> | null): Judge => ({
    ...offlineJudge,
    weights: { independence: before },
    fit: { independence: fit },
    score: async (dossier) => {
      readings.push({ fittedOn, task: dossier.rubric.body.title });
      return offlineJudge.score(dossier);
    },
  });
  return { judge: reading(null), readings };
}

test('no work is read by weights that were fitted on its task', async () => {
  const { judge, readings } = watched(true);
  const [measured] = await calibrateJudge(judge, works, { set: 'boxes' });
  expect(readings.length).toBeGreaterThanOrEqual(60);
  for (const { fittedOn, task } of readings) {
    expect(fittedOn?.size).toBe(16);
    expect(fittedOn?.has(task)).toBe(false);
  }
  expect(measured?.heldOut.dossiers).toBe(60);
  expect(measured?.heldOut.byPart.map((part) => part.dossiers)).toEqual([12, 12, 12, 12, 12]);
  expect(measured?.fitted).toMatchObject({ set: 'boxes', dossiers: 60, weights: { whoFirst: 1 } });
});

test('weights from another set are measured unchanged on all work', async () => {
  const { judge, readings } = watched(false);
  const [measured] = await calibrateJudge(judge, works);
  expect(readings.every(({ fittedOn }) => fittedOn === null)).toBe(true);
  expect([measured?.heldOut.dossiers, measured?.trained, measured?.fitted]).toEqual([60, 60, null]);
});

test('the offline judge knows which groups its weights were fitted on', () => {
  expect(Object.keys(offlineJudge.fit ?? {})).toEqual(['independence', 'quality', 'communication']);
  const fitted = offlineJudge.fit?.independence?.(works, { set: 'boxes' }).weights?.independence;
  expect(sawAny(fitted, works.slice(0, 1))).toBe(true);
  expect(sawAny(fitted, [{ group: 'a task that was never set' }])).toBe(false);
});

test('one group, scores that do not vary, no scores, and weights of a judge that has none are refused', async () => {
  const few = works.filter(({ group }) => group === works[0]?.group);
  await expect(calibrateJudge(offlineJudge, few)).rejects.toThrow('at least 2 groups');
  const same = works.map((work) => ({ ...work, human: { independence: 50 } }));
  await expect(calibrateJudge(offlineJudge, same)).rejects.toThrow('do not vary');
  await expect(calibrateJudge(offlineJudge, [])).rejects.toThrow('scored for any skill');
  const { fit: _fit, ...fixed } = offlineJudge;
  await expect(calibrateJudge(fixed, works, { fits: true })).rejects.toThrow('no weights to fit');
});
