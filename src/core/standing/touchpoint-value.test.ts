import { describe, expect, test } from 'vitest';
import { random } from '../../../test/support/random.ts';
import { CONSTANTS, DAY_MS } from '../constants.ts';
import { bivariateNormalCdf, normalCdf } from '../normal.ts';
import { forEachSkill, SKILLS, type Skill } from '../skill.ts';
import { UNRATED } from '../snapshot.ts';
import { mostTelling, touchpointValue } from './touchpoint-value.ts';

const AT = 100 * DAY_MS;

/** Two standard normals from a generator (Box & Muller 1958). */
function normals(draw: () => number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - draw()));
  const angle = 2 * Math.PI * draw();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

describe('the bivariate normal distribution', () => {
  test('is the product without correlation, and one distribution with full correlation', () => {
    for (const h of [-2.5, -1, 0, 0.3, 2]) {
      expect(bivariateNormalCdf(h, 0)).toBeCloseTo(normalCdf(h) ** 2, 9);
      expect(bivariateNormalCdf(h, 1)).toBeCloseTo(normalCdf(h), 9);
    }
  });

  test('at 0 is 1/4 + asin(ρ)/2π', () => {
    for (const rho of [0.1, 0.5, 0.9])
      expect(bivariateNormalCdf(0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 9);
  });
});

const snapshotAt = (means: Record<Skill, number>, variance: number) => ({
  constants: CONSTANTS.version,
  skills: forEachSkill((skill) => ({
    ...UNRATED.skills[skill],
    mean: means[skill],
    variance,
    observedAt: AT,
    observations: 4,
  })),
});
const alike = (value: number) => forEachSkill(() => value);
const of = (required: Record<Skill, number>) => ({ required, at: AT, cards: {} });

test('the reduction equals what simulated verdicts remove on average', () => {
  const required = { independence: 50, quality: 60, communication: 40, speed: 45 };
  const snapshot = snapshotAt({ independence: 55, quality: 57, communication: 52, speed: 50 }, 70);
  const touchpoint = { skills: ['independence', 'quality'] as const, minutes: 30 };
  const { reduction, probability } = touchpointValue(snapshot, touchpoint, of(required));
  const draw = random(3);
  // The same model written out: variance grown by an event, a reading with the noise of an ordinary judge.
  const [before, noise] = [79, 100 + 16.4 ** 2];
  const removed = (before * before) / (before + noise);
  const others = normalCdf(12 / Math.sqrt(70)) * normalCdf(5 / Math.sqrt(70));
  let [sum, squares] = [0, 0];
  const RUNS = 200_000;
  for (let run = 0; run < RUNS; run += 1) {
    const [one, two] = normals(draw);
    const after = (mean: number, need: number, by: number) =>
      normalCdf((mean + Math.sqrt(removed) * by - need) / Math.sqrt(before - removed));
    const p = after(55, 50, one) * after(57, 60, two) * others;
    sum += p;
    squares += p * p;
  }
  const mean = sum / RUNS;
  expect(probability).toBeCloseTo(mean, 2);
  expect(reduction / (squares / RUNS - mean * mean)).toBeCloseTo(1, 1);
});

describe('a touchpoint tells more', () => {
  const value = (mean: number, skills: readonly Skill[], minutes = 30) =>
    touchpointValue(snapshotAt(alike(mean), 60), { skills, minutes }, of(alike(50)));

  test('the less time it takes', () => {
    const [long, short] = [value(55, ['quality'], 60), value(55, ['quality'], 20)];
    expect(short.reduction).toBe(long.reduction);
    expect(short.perMinute).toBeCloseTo(3 * long.perMinute, 12);
  });

  test('the more skills it is read for', () => {
    expect(value(55, ['quality', 'speed']).reduction).toBeGreaterThan(value(55, ['quality']).reduction);
  });

  test('about the skill in doubt than about one far above what is asked', () => {
    const snapshot = snapshotAt({ ...alike(90), quality: 52 }, 60);
    const [doubted, clear] = (['quality', 'communication'] as const).map((skill) =>
      touchpointValue(snapshot, { skills: [skill], minutes: 30 }, of(alike(50))),
    );
    expect(doubted?.reduction).toBeGreaterThan(20 * (clear?.reduction ?? 1));
    const both = touchpointValue(
      snapshot,
      { skills: ['communication', 'quality'], minutes: 30 },
      of(alike(50)),
    );
    expect(both.skill).toBe('quality');
    expect(both.reason).toMatch(
      /^Tells most about quality: 52 ± [\d.]+ against 50 required\. .* for 30 minutes/,
    );
    expect(both.sdAfter).toBeLessThan(both.sdNow);
  });

  test('and nothing where the answer is clear', () => {
    const { reduction, reason } = value(5, SKILLS);
    expect(reduction).toBeLessThan(1e-6);
    expect(reason).toContain('as good as certain');
  });
});

test('the most telling one is the first of the best per minute', () => {
  expect(mostTelling([])).toBeNull();
  expect(mostTelling([{ perMinute: 1 }, { perMinute: 3 }, { perMinute: 3 }])).toBe(1);
  expect(mostTelling([{ perMinute: 0 }, { perMinute: 0 }])).toBe(0);
});
