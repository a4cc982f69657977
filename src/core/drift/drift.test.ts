import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../agreement/random.ts';
import { forEachSkill, SKILLS } from '../skill.ts';
import { foldCalibration, UNRATED } from '../snapshot.ts';
import type { Observation } from '../observation.ts';
import { assess, type Basis } from './assess.ts';
import { evidenceFor } from './charts.ts';
import { createDriftTest, THRESHOLD } from './drift-test.ts';
import { holdRise } from './hold-rise.ts';
import { createLane } from './lane.ts';
import { estimateCard, wideningOf } from './new-card.ts';
import type { CardParts, StreamReading } from './stream.ts';

const PARTS: CardParts = forEachSkill(() => ({ offset: 0, slope: 1, sigma: 10, retest: 3 }));
const reading = (at: number, x: number, { y = 50, sd = 0, work = 'a' } = {}): StreamReading => ({
  work,
  anchor: true,
  at,
  skills: { quality: { x, y, sd } },
});
function normals(seed: number): () => number {
  const random = createRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

describe('evidence', () => {
  test('is the log likelihood ratio of the change, with values and shifts cut', () => {
    expect(evidenceFor('higher', [{ z: 2, scale: 5, level: 0 }])).toBeCloseTo(2 - 0.5);
    expect(evidenceFor('lower', [{ z: 2, scale: 5, level: 0 }])).toBeCloseTo(-2 - 0.5);
    expect(evidenceFor('flatter', [{ z: -1, scale: 4, level: 20 }])).toBeCloseTo(1 - 0.5);
    expect(evidenceFor('steeper', [{ z: 1, scale: 5, level: 20 }])).toBeCloseTo(1 - 0.5);
    expect(evidenceFor('noisier', [{ z: 2, scale: 5, level: 0 }])).toBeCloseTo(1.5 - Math.LN2);
    expect(evidenceFor('higher', [{ z: 9, scale: 1, level: 0 }])).toBeCloseTo(1.5 * 3 - 1.125);
  });

  test('of a mean and its contrasts adds up, to no more than one value can tell; no contrast shows a shift of all', () => {
    const one = { z: -1, scale: 4, level: 20 };
    expect(evidenceFor('flatter', [one, one, one])).toBeCloseTo(3 * (1 - 0.5));
    expect(evidenceFor('noisier', [one, { ...one, z: 2 }])).toBeCloseTo(0.375 + 1.5 - 2 * Math.LN2);
    expect(evidenceFor('lower', [{ ...one, scale: 5 }, one, one])).toBeCloseTo(1 - 0.5);
    expect(
      evidenceFor(
        'noisier',
        [one, one, one].map((value) => ({ ...value, z: 3 })),
      ),
    ).toBeCloseTo(3.375);
  });

  test('of no three readings is an alarm, however far they are', () => {
    const test = createDriftTest(PARTS);
    const alarms = [50, 100, 0, 100].map((x, at) => test.take(reading(at, x)));
    expect(alarms).toEqual([null, null, null, null]);
    expect(test.evidence()).toBeLessThan(1);
  });
});

test('a slope that falls for all skills is noticed by how they differ, where a common error hides it', () => {
  const noticed = (common: number) => {
    const normal = normals(3);
    const test = createDriftTest(forEachSkill(() => ({ offset: 0, slope: 1, sigma: 12, retest: 8 })));
    for (let at = 0; at < 400; at += 1) {
      const slope = at < 160 ? 1 : 0.8;
      const error = Math.sqrt(common) * normal();
      const read = (y: number) => ({
        x: 50 + slope * (y - 50) + 8 * (error + Math.sqrt(1 - common) * normal()),
        y,
        sd: 0,
      });
      const [low, high] = [30 - (at % 20), 70 + (at % 20)];
      const skills = {
        independence: read(low),
        quality: read(high),
        communication: read(low),
        speed: read(high),
      };
      const alarm = test.take({ work: `${at % 20}`, anchor: true, at, skills });
      if (alarm) return { after: at - 160, ...alarm };
    }
    return null;
  };
  expect(noticed(0.5)).toMatchObject({ lane: 'all', change: 'flatter' });
  expect(noticed(0.5)!.after).toBeGreaterThan(0);
  expect(noticed(0.9)!.after).toBeLessThanOrEqual(noticed(0.5)!.after);
});

describe('a lane', () => {
  test('turns readings of a steady judge into standard normal values, whatever its true noise', () => {
    for (const retest of [1.5, 3, 6]) {
      const normal = normals(retest * 10);
      const lane = createLane({ sigma: 10, retest: 3 });
      const values: number[] = [];
      for (let round = 0; round < 600; round += 1) {
        const work = `${round % 20}`;
        const residual = 8 * Math.sin(7 * (round % 20)) + retest * normal();
        const { z } = lane.take({ work, residual, level: 0, people: 0 });
        if (round >= 100) values.push(z);
      }
      expect(Math.abs(mean(values))).toBeLessThan(0.15);
      expect(Math.abs(standardDeviation(values) - 1)).toBeLessThan(0.1);
      expect(Math.abs(lane.retest() / retest - 1)).toBeLessThan(0.15);
    }
  });

  test('people’s own noise widens what is expected of a new work', () => {
    const of = (people: number) =>
      createLane({ sigma: 10, retest: 3 }).take({ work: 'a', residual: 20, level: 0, people });
    expect(of(0)).toMatchObject({ scale: 10 });
    expect(of(300)).toMatchObject({ scale: 20 });
    expect(of(300).z).toBeLessThan(of(0).z);
  });
});

describe('a new card', () => {
  const works = (count: number, shift: number) =>
    Array.from({ length: count }, (_, index) => {
      const y = 20 + (60 * index) / Math.max(1, count - 1);
      return reading(index, y + shift, { y, work: `${index}` });
    });

  test('is shrunk towards the card in use, less with more works', () => {
    const offsetOf = (count: number) => estimateCard(PARTS, [], works(count, 6)).quality!.offset;
    // Normal prior of sd 5 against works of sd 10: n/(n + 4) of the shift, where the works are balanced.
    expect(offsetOf(1)).toBeLessThan(2);
    expect(offsetOf(4)).toBeCloseTo(6 / 2, 1);
    expect(offsetOf(36)).toBeCloseTo((6 * 36) / 40, 1);
    expect(estimateCard(PARTS, [], works(4, 6)).speed).toBeUndefined();
  });

  test('follows a change much sooner on works that the judge had read before', () => {
    const earlier = works(6, 0);
    const again = works(6, 6).map((one) => ({ ...one, at: 100 }));
    const { offset, sd } = estimateCard(PARTS, earlier, again).quality!;
    expect(offset).toBeGreaterThan(5);
    expect(sd.offset).toBeLessThan(2);
    expect(estimateCard(PARTS, [], again).quality!.offset).toBeLessThan(4);
  });

  test('counts several readings of one work once', () => {
    const one = Array.from({ length: 12 }, (_, at) => reading(at, 62));
    expect(estimateCard(PARTS, [], one).quality).toMatchObject({ works: 1 });
    expect(estimateCard(PARTS, [], one).quality!.offset).toBeLessThan(3);
  });

  test('takes people’s noise for theirs and not for the judge’s', () => {
    const normal = normals(4);
    const noisy = Array.from({ length: 300 }, (_, at) => {
      const truth = 50 + 20 * normal();
      return reading(at, truth + 10 * normal(), { y: truth + 12 * normal(), sd: 12, work: `${at}` });
    });
    const { sigma } = estimateCard(PARTS, [], noisy).quality!;
    expect(Math.abs(sigma - 10)).toBeLessThan(2);
    const careless = noisy.map(({ skills: { quality }, ...one }) => ({
      ...one,
      skills: { quality: { ...quality!, sd: 0 } },
    }));
    expect(estimateCard(PARTS, [], careless).quality!.sigma).toBeGreaterThan(13);
  });

  test('noise is widened by at least half, and as far as readings are off', () => {
    expect(wideningOf(PARTS.quality, [], 'quality')).toBe(1.5);
    expect(wideningOf(PARTS.quality, works(12, 1), 'quality')).toBe(1.5);
    expect(wideningOf(PARTS.quality, works(12, 25), 'quality')).toBeGreaterThan(2.5);
    expect(wideningOf(PARTS.quality, works(12, 90), 'quality')).toBe(4);
  });
});

describe('an assessment', () => {
  const basis: Basis = { inUse: PARTS, before: PARTS, since: null, changed: null, alarm: null };
  const normal = normals(7);
  const stream = Array.from({ length: 140 }, (_, at) => {
    const [work, y] = [`${at % 20}`, 20 + 3 * (at % 20)];
    return reading(at, y + (at >= 100 ? 8 : 0) + 3 * normal(), { y, work });
  });

  test('finds when the judge changed, widens its noise and proposes a card', () => {
    const { alarm, widening, estimated, proposes } = assess(stream, basis);
    expect(alarm).toMatchObject({ change: 'higher' });
    expect(Math.abs(alarm!.began - 100)).toBeLessThan(6);
    expect(alarm!.at).toBeLessThan(125);
    expect(widening).toEqual(forEachSkill(() => expect.any(Number)));
    expect(estimated.quality!.offset).toBeGreaterThan(6);
    expect(proposes).toBe(true);
  });

  test('is the same when it is repeated, and stays until somebody answers', () => {
    const first = assess(stream, basis);
    expect(assess(stream, basis)).toEqual(first);
    const { at, began } = first.alarm!;
    const open = assess(stream, { ...basis, alarm: { at, began } });
    expect(open).toMatchObject({ alarm: null, widening: first.widening, proposes: true });
  });

  test('after the new card is in use raises no alarm over what it was made from', () => {
    const { estimated, alarm } = assess(stream, basis);
    const { offset, slope, sigma } = estimated.quality!;
    const inUse = { ...PARTS, quality: { ...PARTS.quality, offset, slope, sigma } };
    const next = { ...basis, inUse, since: 140, changed: alarm!.began };
    const more = Array.from({ length: 60 }, (_, index) => {
      const [work, y] = [`${index % 20}`, 20 + 3 * (index % 20)];
      return reading(140 + index, y + 8 + 3 * normal(), { y, work });
    });
    expect(assess([...stream, ...more], next)).toMatchObject({ alarm: null, widening: null });
  });

  test('of a steady judge says nothing', () => {
    expect(assess(stream.slice(0, 100), basis)).toMatchObject({
      alarm: null,
      widening: null,
      proposes: false,
    });
    expect(assess([], basis)).toMatchObject({ alarm: null, evidence: 0, estimated: {} });
    expect(THRESHOLD).toBeGreaterThan(10);
  });
});

describe('a held rise', () => {
  const read = (x: number, source: Observation['source'] = 'judge'): Observation[] =>
    SKILLS.map((skill) => ({ skill, source, x, evidence: 3, confidence: 1, demand: 50, card: null }));
  const at = Date.parse('2026-11-02');
  const rated = foldCalibration(UNRATED, read(50), at);
  const riseOf = (observations: readonly Observation[]) =>
    foldCalibration(rated, observations, at + 1).mean - rated.mean;

  test.each([90, 70, 60])('reading %s rises by the bound and no more', (x) => {
    const held = holdRise(rated, read(x), at + 1, 1)!;
    expect(riseOf(read(x))).toBeGreaterThan(1);
    expect(riseOf(held)).toBeLessThanOrEqual(1);
    expect(riseOf(held)).toBeGreaterThan(0.999);
  });

  test('is also that of a first tier, from what is assumed of everybody', () => {
    const first = (observations: readonly Observation[]) => foldCalibration(UNRATED, observations, at);
    expect(first(read(95)).tier).toBe('strong');
    const held = first(holdRise(UNRATED, read(95), at, 2)!);
    expect(held.mean).toBeLessThanOrEqual(UNRATED.mean + 2);
    expect(held.tier).toBe('solid');
    expect(holdRise(UNRATED, read(20), at, 2)).toBeNull();
  });

  test('leaves falls, small rises and what others observed alone', () => {
    expect(holdRise(rated, read(20), at + 1, 1)).toBeNull();
    expect(holdRise(rated, read(52), at + 1, 1)).toBeNull();
    expect(holdRise(rated, read(95, 'review'), at + 1, 1)).toBeNull();
    const [first, ...others] = read(95);
    const mixed = [{ ...first!, source: 'check' as const }, ...others];
    expect(holdRise(rated, mixed, at + 1, 1)![0]).toBe(mixed[0]);
  });
});
