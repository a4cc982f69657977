import { mean, sampleCorrelation, variance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { simulateLearner } from '../world/learner.ts';
import { demandOf } from '../world/program.ts';
import { BASE_WORLD, spreadOf, WORLDS } from '../world/world.ts';
import { answerOf, type Opinions } from './answer.ts';
import { measureCard } from './measure-card.ts';
import { errorParts, isPossible, JUDGES } from './profile.ts';

const LEARNERS = Array.from({ length: 3000 }, (_, index) =>
  simulateLearner(BASE_WORLD, { seed: 2, index, touchpoints: 1 }),
);

/** Opinions on middling learners, whose readings seldom end at 0 or 100. */
function readOf(profile: (typeof JUDGES)[number]) {
  const of = { profile: { ...profile, forgery: 0, unscored: 0 }, world: BASE_WORLD, seed: 2 };
  return LEARNERS.flatMap((learner) => {
    const { skill, stage } = learner.touchpoints[0]!;
    const { quality, communication } = answerOf(of, learner, 0) as Opinions;
    const demand = demandOf(stage);
    return typeof quality === 'object' && typeof communication === 'object'
      ? [{ truth: skill, demand, quality: quality.x, communication: communication.x }]
      : [];
  });
}

describe.each(JUDGES)('$name', (profile) => {
  const read = readOf(profile);

  test('reads as reliably as it says', () => {
    const reliability =
      sampleCorrelation(
        read.map(({ truth, demand }) => truth.quality - demand),
        read.map(({ quality }) => quality),
      ) ** 2;
    // Demands spread the truth a little more than skills do, and readings end at 0 and 100.
    expect(Math.abs(reliability - profile.reliability)).toBeLessThan(0.08);
  });

  test('has the halo it says', () => {
    const slope = profile.compression;
    const middle = read.filter(({ quality, communication }) =>
      [quality, communication].every((x) => x > 5 && x < 95),
    );
    const errors = (skill: 'quality' | 'communication') =>
      middle.map((one) => one[skill] - slope * (one.truth[skill] - one.demand));
    const parts = errorParts(profile, { skillSd: BASE_WORLD.skill.sd, occasionSd: BASE_WORLD.occasion.sd });
    const occasion = (slope * BASE_WORLD.occasion.sd) ** 2;
    const common = parts.learner + parts.common + occasion * BASE_WORLD.occasion.shared;
    const all = parts.learner + parts.common + parts.own + occasion;
    const seen = sampleCorrelation(errors('quality'), errors('communication'));
    expect(Math.abs(seen - common / all)).toBeLessThan(0.15);
    expect(variance(errors('quality')) / all).toBeGreaterThan(0.5);
  });

  test('is corrected by a card measured on other learners', () => {
    const { skills } = measureCard({ profile, world: BASE_WORLD, seed: 2 }, 2000);
    const { offset, slope } = skills.quality!;
    expect(Math.abs(slope - profile.compression)).toBeLessThan(0.25);
    expect(Math.abs(offset - profile.leniency)).toBeLessThan(3);
    expect(
      mean(read.map(({ quality, truth, demand }) => quality - slope * (truth.quality - demand))),
    ).toBeCloseTo(50 + offset, -1);
  });
});

test('no judge can be more reliable than the days of a learner are alike', () => {
  const perfect = { ...JUDGES[0]!, reliability: 0.99 };
  expect(() => errorParts(perfect, { skillSd: 20, occasionSd: 8 })).toThrow(
    'cannot be more reliable than 0.855',
  );
});

test('every judge is possible in the base world, and the main one in every world', () => {
  expect(JUDGES.filter((judge) => !isPossible(judge, spreadOf(BASE_WORLD)))).toEqual([]);
  expect(WORLDS.filter((world) => !isPossible(JUDGES[0]!, spreadOf(world)))).toEqual([]);
});
