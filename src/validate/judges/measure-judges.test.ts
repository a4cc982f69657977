import { expect, test } from 'vitest';
import { judgeLive } from './live.ts';
import { delaysOf, DRIFTS, falseAlarms, judgeRows, SIMULATED_JUDGES } from './measure-judges.ts';

const [usual] = SIMULATED_JUDGES;
const small = { seed: 1, runs: 15, weeks: 300, learners: 0, touchpoints: 0 };

test.each(DRIFTS)('$name is noticed in a median of at most 25 anchors', (drift) => {
  const { median, missed } = delaysOf(usual!, drift, small);
  expect(median).toBeLessThanOrEqual(25);
  expect(missed).toBeLessThan(0.1);
});

test('300 weeks without drift raise no alarm', () => {
  expect(falseAlarms(usual!, small)).toBe(0);
});

test('intervals stay true where those of a fixed card do not', () => {
  const drift = { name: '12 points higher', offset: 12, slope: 1, noise: 1 };
  const live = { judge: usual!, drift, seed: 1, learners: 60, touchpoints: 40 };
  const { fixed, kept, adopted } = judgeLive({ ...live, every: 15, anchorsBefore: 70 });
  expect(fixed).toBeLessThan(0.85);
  expect(kept).toBeGreaterThanOrEqual(0.93);
  expect(adopted).toBeGreaterThan(0);
});

test('a row must be reached for the usual judge, and where a fixed card is broken', () => {
  const delays = SIMULATED_JUDGES.map(({ name }) => ({
    judge: name,
    drift: 'd',
    median: 30,
    p90: 40,
    missed: 0,
  }));
  const broken = { drift: 'far', fixed: 0.8, kept: 0.995, noticedAfter: 5, adopted: 1 };
  const rows = judgeRows({
    delays,
    alarms: [{ judge: 'usual', alarms: 1, weeks: 500 }],
    coverage: [broken, { ...broken, drift: 'near', fixed: 0.9 }],
  });
  const limits = rows.map(({ name, value, least, most }) => [name, value, least, most]);
  expect(limits).toEqual([
    ['noticed-usual-d', 30, undefined, 25],
    ['noticed-exact-d', 30, undefined, undefined],
    ['noticed-unsteady-d', 30, undefined, undefined],
    ['alarms-usual', 2, undefined, 1],
    ['fixed-far', 0.8, undefined, undefined],
    ['kept-far', 0.995, 0.93, 0.99],
    ['fixed-near', 0.9, undefined, undefined],
    ['kept-near', 0.995, undefined, undefined],
  ]);
});
