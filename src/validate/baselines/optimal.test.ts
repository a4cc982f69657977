import { expect, test } from 'vitest';
import { pathOf, scorePaths } from '../measure/path.ts';
import { foldThrough } from '../run/fold-run.ts';
import { JUDGES } from '../stand-in/profile.ts';
import { simulateLearner } from '../world/learner.ts';
import { BASE_WORLD, type World } from '../world/world.ts';
import { optimalPaths } from './optimal.ts';

const [profile] = JUDGES as [(typeof JUDGES)[number]];
const SEED = 6;

function livesIn(world: World) {
  const of = { profile, world, seed: SEED };
  return Array.from({ length: 60 }, (_, index) =>
    foldThrough(simulateLearner(world, { seed: SEED, index, touchpoints: 60 }), of, null),
  );
}

test('the filter that knows the world is ahead of ours, and its intervals are true', () => {
  const lives = livesIn(BASE_WORLD);
  const ours = scorePaths(lives.map(pathOf));
  const both = lives.map((life) => optimalPaths(life, { profile, world: BASE_WORLD, seed: SEED }));
  const best = scorePaths(both.map((one) => one.best));
  const steady = scorePaths(both.map((one) => one.steady));
  expect(best.rmse).toBeLessThan(ours.rmse - 0.2);
  expect(best.coverage).toBeGreaterThan(0.9);
  expect(best.tierAccuracy).toBeGreaterThan(ours.tierAccuracy);
  expect(steady.tierChanges).toBeLessThan(best.tierChanges);
});

test('told that all learners jump it notices a jump earlier than told that few do', () => {
  const world = { ...BASE_WORLD, jump: { ...BASE_WORLD.jump, share: 1 } };
  const lives = livesIn(world);
  const delay = (told: World) =>
    scorePaths(lives.map((life) => optimalPaths(life, { profile, world: told, seed: SEED }).steady))
      .jumpDelay;
  expect(delay(world)).toBeLessThan(delay(BASE_WORLD));
});
