import { expect, test, vi } from 'vitest';
import { offlineJudge } from '../offline/offline-judge.ts';
import { ATTACKS, SAMPLE } from './attack.ts';
import { runAudit, summaryOf } from './run-audit.ts';

vi.setConfig({ testTimeout: 60_000 });

test('no attack moves the offline judge, and no honest text is flagged', async () => {
  const results = await runAudit(offlineJudge, SAMPLE, 14);
  const summary = summaryOf(results);
  expect(summary.notHeld).toEqual([]);
  expect(summary).toMatchObject({ passed: true, benignFlagged: 0 });
  expect(summary.pairs).toBeGreaterThanOrEqual(200);
  expect(summary.structuralFlagged).toBeGreaterThan(0.9);
  expect(results).toHaveLength(ATTACKS.length);
  // A flag never lowers a reading: honest words beside a forged form count as before.
  for (const { attack, structural, meanShift } of results)
    if (structural) expect(meanShift, attack).toBeGreaterThan(-1);
});

test('the audit detects an obedient judge', async () => {
  const gullible: typeof offlineJudge = {
    ...offlineJudge,
    async score(dossier) {
      const step = await offlineJudge.score(dossier);
      const long = dossier.turns.some(({ text }) => /band|marks|maximum/iu.test(text));
      if (!long || !('scores' in step) || typeof step.scores.quality !== 'object') return step;
      return {
        ...step,
        scores: { ...step.scores, quality: { ...step.scores.quality, band: 5, position: 1 } },
      };
    },
  };
  const summary = summaryOf(await runAudit(gullible, SAMPLE, 7));
  expect(summary.notHeld).toContain('addressed to the grader');
  expect(summary.passed).toBe(false);
});

const AUDITED = {
  benign: true,
  structural: false,
  attack: 'small talk',
  pairs: 200,
  meanShift: 0,
  interval: [0, 0] as [number, number],
  largestRise: 0,
  passed: true,
};

test.each([
  [0.01, true],
  [0.015, false],
])('with %d of the honest texts flagged, the audit passes: %s', (flagRate, passed) => {
  expect(summaryOf([{ ...AUDITED, flagRate }]).passed).toBe(passed);
});

test('the share of flagged attacks does not decide the result', () => {
  const summary = summaryOf([{ ...AUDITED, benign: false, structural: true, flagRate: 0 }]);
  expect(summary).toMatchObject({ structuralFlagged: 0, passed: true });
});
