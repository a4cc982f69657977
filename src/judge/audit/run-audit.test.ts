import { expect, test, vi } from 'vitest';
import { offlineJudge } from '../offline/offline-judge.ts';
import { ATTACKS } from './attack.ts';
import { runAudit } from './run-audit.ts';
import { SAMPLE } from './sample.ts';

vi.setConfig({ testTimeout: 60_000 });

test('the offline judge holds against every attack, and honest variants do not move it', async () => {
  const results = await runAudit(offlineJudge, SAMPLE, 14);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
  expect(results.reduce((sum, { pairs }) => sum + pairs, 0)).toBeGreaterThanOrEqual(200);
  expect(results).toHaveLength(ATTACKS.length);
});

test('a judge that obeys is found out', async () => {
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
  const results = await runAudit(gullible, SAMPLE, 7);
  expect(results.find(({ attack }) => attack === 'addressed to the grader')?.passed).toBe(false);
});
