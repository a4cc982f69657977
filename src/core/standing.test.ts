import { expect, test, describe } from 'vitest';
import { loadShippedRoles } from '../store/roles/load-shipped-roles.ts';
import type { Role } from './role.ts';
import { SKILLS, type Skill } from './skill.ts';
import { foldCalibration, overallAt, UNRATED, type Snapshot } from './snapshot.ts';
import { roleStanding } from './standing.ts';
import { bestEvidence } from './standing/evidence.ts';
import { economicStanding } from './standing/economic-standing.ts';
import { occupationsAround } from './standing/occupation.ts';

const book = await loadShippedRoles();
const DAY_MS = 86_400_000;
const AT = 100 * DAY_MS;

/** A snapshot with a mean and a variance per skill, last observed `days` before `AT`. */
function snapshotOf(means: number[], variances: number[], days: number): Snapshot {
  const skills = { ...UNRATED.skills };
  for (const [index, skill] of SKILLS.entries()) {
    skills[skill] = {
      mean: means[index] as number,
      variance: variances[index] as number,
      observedAt: AT - days * DAY_MS,
      observations: 5,
      trend: 0,
      latest: null,
    };
  }
  return { skills, tier: 'solid', mean: 61, sd: 6.9, constants: 2 };
}

const snapshots: [name: string, snapshot: Snapshot, days: number][] = [
  ['a steady worker', snapshotOf([61.2, 58.4, 66.1, 55], [56, 49, 61, 80], 0), 0],
  ['a strong one, known well', snapshotOf([91, 93.5, 88, 90.2], [9, 7, 12, 16], 3), 3],
  ['a weak one, seen long ago', snapshotOf([22, 31, 18, 40], [120, 90, 200, 60], 300), 300],
];

const CODES = [
  '43-4051.00',
  '43-6014.00',
  '43-9061.00',
  '11-1021.00',
  '15-1252.00',
  '13-2051.00',
  '11-1011.00',
  '11-2021.00',
  '29-1022.00',
  '35-3023.00',
];

/** A second implementation of the shown sd of design 6. */
function sdOf(variance: number, days: number): number {
  return Math.sqrt(Math.min(400, variance + 0.25 * days));
}

/** The part of a normal density at or above `required`, by Simpson’s rule with 20,000 intervals to 12 sd. */
function integrated(mean: number, sd: number, required: number): number {
  const from = required;
  const to = Math.max(required, mean) + 12 * sd;
  const steps = 20_000;
  const width = (to - from) / steps;
  const density = (x: number) => Math.exp(-((x - mean) ** 2) / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));
  let sum = density(from) + density(to);
  for (let step = 1; step < steps; step += 1) sum += density(from + step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

function role(code: string): Role {
  const found = book.roles.get(code);
  if (!found) throw new Error(`no role ${code}`);
  return found;
}

const when = { at: AT, cards: {} };
const uncalibrated = { at: AT, card: null };

describe.each(snapshots)('%s', (_, snapshot, days) => {
  test.each(CODES)('against %s, equal to numerical integration', (code) => {
    const asked = role(code).required as Record<Skill, number>;
    const standing = roleStanding(snapshot, role(code), book.attribution, when);
    const second = SKILLS.map((skill) => {
      const { mean, variance } = snapshot.skills[skill];
      const sd = sdOf(variance, days);
      return { skill, sd, mean, required: asked[skill], probability: integrated(mean, sd, asked[skill]) };
    });
    for (const { skill, sd, mean, required, probability } of second) {
      const shown = standing.skills![skill];
      expect(Math.abs((shown.probability as number) - probability)).toBeLessThan(1e-9);
      expect(shown.sd).toBeCloseTo(sd, 12);
      expect(shown.met).toBe(required - mean + sd <= 0);
      expect(shown.gap).toBeCloseTo(Math.max(0, required + sd - mean), 12);
    }
    const { band, weakest } = standing.readiness!;
    const lowest = Math.min(...second.map(({ probability }) => probability));
    expect(Math.abs(standing.skills![weakest.skill].probability! - lowest)).toBeLessThan(1e-9);
    // The bands by probability: Φ(1), ½ and Φ(−1).
    const byProbability =
      lowest >= 0.841345 ? 'strong' : lowest >= 0.5 ? 'good' : lowest >= 0.158655 ? 'partial' : 'limited';
    expect(band).toBe(byProbability);
    expect(weakest.gap).toBe(standing.skills![weakest.skill].gap);
    expect(standing.attribution).toBe(book.attribution);
  });
});

test('the ten roles and three snapshots show more than one band', () => {
  const bands = snapshots.flatMap(([, snapshot]) =>
    CODES.map((code) => roleStanding(snapshot, role(code), book.attribution, when).readiness!.band),
  );
  expect(new Set(bands)).toEqual(new Set(['strong', 'good', 'partial', 'limited']));
});

test('strengths do not compensate: one skill below the line is enough', () => {
  const snapshot = snapshotOf([99, 99, 99, 20], [4, 4, 4, 4], 0);
  const { readiness } = roleStanding(snapshot, role('43-4051.00'), book.attribution, when);
  expect(readiness).toMatchObject({ band: 'limited', weakest: { skill: 'speed' } });
});

test('a skill never observed makes it incomplete, and comes first', () => {
  const seen = snapshotOf([99, 99, 99, 99], [4, 4, 4, 4], 0);
  const snapshot = { ...seen, skills: { ...seen.skills, communication: UNRATED.skills.communication } };
  const { readiness, skills } = roleStanding(snapshot, role('43-9061.00'), book.attribution, when);
  expect(readiness).toMatchObject({
    band: 'incomplete',
    unobserved: ['communication'],
    weakest: { skill: 'communication', gap: null, evidence: { source: 'judge' } },
  });
  expect(skills!.communication).toMatchObject({
    mean: 50,
    probability: null,
    met: null,
    gap: null,
    observations: 0,
  });
  expect(economicStanding({ snapshot, level: 4, at: AT }, book)).toMatchObject({
    met: null,
    nearest: [],
    of: 879,
  });
});

test.each(['15-2051.00', '15-1255.00', '13-1082.00'])('the role %s has no ratings and says so', (code) => {
  const standing = roleStanding(snapshots[0]![1], role(code), book.attribution, when);
  expect(standing).toMatchObject({ readiness: null, skills: null });
  expect(standing.role.status).toMatch(/no numbers invented/);
});

test('a custom role has no attribution', () => {
  const own: Role = { ...role('43-4051.00'), code: 'acme:lead', source: 'custom' };
  expect(roleStanding(snapshots[0]![1], own, book.attribution, when).attribution).toBeNull();
});

test('the evidence that moves most is the one with the least noise, by the variance update written out', () => {
  const [, snapshot] = snapshots[0]!;
  const state = snapshot.skills.quality;
  const grown = state.variance + 6;
  const noises = {
    judge: 100 + 16.4 ** 2 * (1.25 / (4 / 3)) * 0.75 ** 2,
    review: 100 + 144,
    check: 100 + 196,
  };
  const after = Object.values(noises).map((noise) => Math.sqrt((grown * noise) / (grown + noise)));
  const evidence = bestEvidence('quality', snapshot, 40, uncalibrated);
  expect(evidence).toMatchObject({ skill: 'quality', source: 'judge' });
  expect(evidence.sdNow).toBeCloseTo(sdOf(state.variance, 0), 12);
  expect(evidence.sdAfter).toBeCloseTo(Math.min(...after), 12);
});

test('a reviewer is suggested instead of a judge that reads poorly', () => {
  const card = { version: 'poor', offset: 7, slope: 0.6, sigma: 20 };
  expect(bestEvidence('independence', snapshots[0]![1], 40, { at: AT, card }).source).toBe('review');
});

test('each skill is read by its own card', () => {
  const poor = { version: 'poor', offset: 7, slope: 0.6, sigma: 20 };
  const skills = { ...snapshots[0]![1].skills, communication: snapshots[2]![1].skills.communication };
  const source = (cards: { quality?: typeof poor; communication?: typeof poor }) =>
    roleStanding({ skills }, role('43-4051.00'), book.attribution, { at: AT, cards }).readiness!.weakest
      .evidence!.source;
  expect(source({ quality: poor })).toBe('judge');
  expect(source({ communication: poor })).toBe('review');
});

test.each([
  ['evidence cannot lift a mean below what is required', 70, 200, 75, null],
  ['a wide interval above it needs a few', 70, 200, 60, 2],
  ['an interval that never gets so narrow', 70, 200, 69, null],
])('%s', (_, mean, variance, required, toMeet) => {
  const snapshot = snapshotOf(Array(4).fill(mean), Array(4).fill(variance), 0);
  expect(bestEvidence('communication', snapshot, required, uncalibrated).toMeet).toBe(toMeet);
});

describe('economic level', () => {
  const snapshot = snapshots[0]![1];

  test('two marks on one axis, each with nearby occupations and their own wages', () => {
    const standing = economicStanding({ snapshot, level: 8, at: AT }, book);
    expect(standing.earned.demand).toBe(14);
    const { mean, sd } = overallAt(snapshot, AT);
    expect(standing.supported.demand).toBeCloseTo(mean - sd, 12);
    for (const { demand, occupations } of [standing.earned, standing.supported]) {
      expect(occupations).toHaveLength(6);
      expect(occupations.filter((occupation) => occupation.demand <= demand)).toHaveLength(3);
      for (const shown of occupations) {
        const published = book.roles.get(shown.code);
        expect(shown.medianWageUsd).toBe(published?.medianWageUsd);
        // Every occupation that is not shown is further away on its side.
        const between = book.occupations.filter(
          ({ required }) =>
            Math.abs(required.overall - demand) < Math.abs(shown.demand - demand) &&
            Math.sign(required.overall - demand) === Math.sign(shown.demand - demand),
        );
        expect(between.length).toBeLessThan(3);
      }
    }
    expect(standing.attribution.onet).toContain('Touchstone has modified');
  });

  test('what skill supports shrinks with days without observation, as overall does', () => {
    const seenAt = (at: number) => economicStanding({ snapshot, level: 8, at }, book).supported.demand;
    const { mean, sd } = overallAt(snapshot, AT + 40 * DAY_MS);
    expect(seenAt(AT + 40 * DAY_MS)).toBeCloseTo(mean - sd, 12);
    expect(seenAt(AT + 40 * DAY_MS)).toBeLessThan(seenAt(AT));
  });

  test('what is met and what is nearest, compared with a second implementation', () => {
    const { met, of, nearest } = economicStanding({ snapshot, level: 8, at: AT }, book);
    const bands = book.occupations.map((role) => ({
      role,
      standing: roleStanding(snapshot, role, book.attribution, when),
    }));
    expect(met).toBe(bands.filter(({ standing }) => standing.readiness?.band === 'strong').length);
    expect(met).toBeGreaterThan(0);
    expect(of).toBe(879);
    const gaps = bands
      .map(({ role, standing }) => ({
        code: role.code,
        gap: Math.max(...SKILLS.map((skill) => standing.skills![skill].gap!)),
      }))
      .filter(({ gap }) => gap > 0)
      .sort((a, b) => a.gap - b.gap);
    expect(nearest.map(({ code }) => code)).toEqual(gaps.slice(0, 5).map(({ code }) => code));
    expect(nearest[0]?.weakest.gap).toBeCloseTo(gaps[0]!.gap, 12);
  });

  test('an unrated learner has no ceiling and no nearby occupations', () => {
    const standing = economicStanding({ snapshot: UNRATED, level: 1, at: AT }, book);
    expect(standing.earned).toEqual({ demand: 0, occupations: [] });
    expect(standing.supported).toEqual({ demand: 0, occupations: [] });
  });

  test('fewer occupations are near at the ends of the axis', () => {
    expect(occupationsAround(book.occupations, 100, 3)).toHaveLength(3);
    expect(occupationsAround(book.occupations, 0, 3)).toHaveLength(3);
  });
});

test('a standing is finite from the first calibration on', () => {
  const observations = SKILLS.map((skill) => ({
    ...({ skill, source: 'judge', x: 70, evidence: 2, confidence: 0.75, demand: 50, card: null } as const),
  }));
  const snapshot = foldCalibration(UNRATED, observations, AT);
  const text = JSON.stringify(roleStanding(snapshot, role('43-4051.00'), book.attribution, when));
  expect(text).not.toContain('undefined');
  expect(JSON.parse(text).readiness.band).not.toBe('incomplete');
});
