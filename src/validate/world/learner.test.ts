import { sampleCorrelation, sampleStandardDeviation, mean } from 'simple-statistics';
import { expect, test } from 'vitest';
import { simulateLearner } from './learner.ts';
import { BASE_WORLD, WORLDS } from './world.ts';

const many = (world = BASE_WORLD, touchpoints = 60) =>
  Array.from({ length: 400 }, (_, index) => simulateLearner(world, { seed: 1, index, touchpoints }));

test('learners begin as the world says: mean, spread and correlation of skills', () => {
  for (const world of WORLDS) {
    const first = many(world, 1).map(({ touchpoints }) => touchpoints[0]!.skill);
    const quality = first.map((skill) => skill.quality);
    const speed = first.map((skill) => skill.speed);
    expect(Math.abs(mean(quality) - world.skill.mean)).toBeLessThan(3);
    // A little less: skills end at 1 and 99.
    expect(sampleStandardDeviation(quality) / world.skill.sd).toBeGreaterThan(0.85);
    expect(sampleStandardDeviation(quality) / world.skill.sd).toBeLessThan(1.1);
    expect(Math.abs(sampleCorrelation(quality, speed) - world.skill.correlation)).toBeLessThan(0.12);
  }
});

test('a life is the same each time, and its beginning does not depend on its length', () => {
  const life = (touchpoints: number) =>
    simulateLearner(BASE_WORLD, { seed: 5, index: 3, touchpoints }).touchpoints;
  expect(life(60)).toEqual(life(60));
  expect(life(60).slice(0, 59)).toEqual(life(59));
});

test('time passes, a jump changes every skill at once, and nothing changes in a still world', () => {
  const learners = many();
  for (const { touchpoints } of learners.slice(0, 50)) {
    for (const [index, { at }] of touchpoints.entries())
      expect(at).toBeGreaterThan(touchpoints[index - 1]?.at ?? 0);
  }
  const jumps = learners.flatMap(({ jump, touchpoints }) => {
    if (jump === null) return [];
    const [before, after] = [touchpoints[jump.touchpoint - 1]!, touchpoints[jump.touchpoint]!];
    return [jump.direction * (after.skill.quality - before.skill.quality)];
  });
  expect(Math.abs(jumps.length / learners.length - BASE_WORLD.jump.share)).toBeLessThan(0.04);
  expect(Math.abs(mean(jumps) - BASE_WORLD.jump.points)).toBeLessThan(2);
  const still = WORLDS.find(({ name }) => name === 'still')!;
  for (const { touchpoints } of many(still).slice(0, 20))
    expect(touchpoints.at(-1)!.skill).toEqual(touchpoints[0]!.skill);
});
