import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldCalibration, UNRATED, type Snapshot } from './snapshot.ts';
import { CONSTANTS, constantsOf, FIRST_CONSTANTS, type Constants } from './constants.ts';
import { observe, priorState } from './measurement.ts';
import { multiplierOf } from './ladder.ts';
import { shownLevel, ceilingOf } from './level.ts';
import { forEachSkill } from './skill.ts';
import { TIERS } from './tier.ts';
import type { JudgeCard, Observation, Source } from './observation.ts';
import type { Skill } from './skill.ts';

const PRIOR = priorState(CONSTANTS);

type GoldenEntry = {
  id: string;
  kind: 'observation' | 'completion';
  source: Source;
  skill: Skill;
  value: number;
  n: number;
  c: number;
  card: string;
  at: number;
  base: number;
};

const goldenFile = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../test/golden/${name}.json`, import.meta.url), 'utf8'));
const golden = goldenFile('measurement');
const golden2 = goldenFile('measurement-2');
const golden3 = goldenFile('measurement-3');

function observation(entry: GoldenEntry): Observation {
  const card = golden.cards[entry.card] as Omit<JudgeCard, 'version'>;
  return {
    skill: entry.skill,
    source: entry.source,
    x: entry.value,
    evidence: entry.n,
    confidence: entry.c,
    demand: 50,
    card: { version: entry.card, ...card },
  };
}

/** Where the golden sequence leads by these constants. */
function foldGolden(constants: Constants) {
  let snapshot: Snapshot = UNRATED;
  let batch: Observation[] = [];
  let xp = 0;
  let level = 0;
  const path = [];
  for (const entry of golden.entries as GoldenEntry[]) {
    if (entry.kind === 'observation') batch.push(observation(entry));
    else {
      snapshot = foldCalibration(snapshot, batch, entry.at, constants);
      batch = [];
      xp += entry.base * multiplierOf(snapshot, 'smooth');
      level = shownLevel(level, xp, ceilingOf(snapshot));
      const tier = TIERS.indexOf(snapshot.tier as (typeof TIERS)[number]) + 1;
      path.push({ id: entry.id, m: snapshot.mean, s: snapshot.sd, tier, xp, level });
    }
  }
  const state = forEachSkill((skill) => {
    const { mean, variance, observedAt, observations } = snapshot.skills[skill];
    return { m: mean, v: variance, at: observedAt, n: observations };
  });
  return { path, state, tier: path.at(-1)?.tier, xp, level };
}

// A stored calibration is folded again by the constants that it names, in every later release.
test.each([
  ['the first constants', FIRST_CONSTANTS, golden.expect],
  ['the second constants', constantsOf(2), golden2],
  ['the third constants', constantsOf(3), golden3],
])('the fold by %s reproduces its golden file exactly, entry by entry', (_, constants, expected) => {
  expect(foldGolden(constants)).toEqual(expected);
});

test('the variance between raters adds to the variance of the observation', () => {
  const one = observation(golden.entries.find((entry: GoldenEntry) => entry.source === 'judge'));
  const moved = (interRaterSd?: number) =>
    Math.abs(
      observe(PRIOR, { ...one, x: 90, ...(interRaterSd === undefined ? {} : { interRaterSd }) }, 0).mean -
        PRIOR.mean,
    );
  expect(moved(0)).toBe(moved());
  expect(moved(5)).toBeLessThan(moved(0));
  expect(moved(30)).toBeLessThan(moved(5));
  expect(moved(30)).toBeGreaterThan(0);
});

test('the golden file equals the one of the design', () => {
  const shared = new URL('../../../shared/data/measurement-golden.json', import.meta.url);
  if (existsSync(shared)) expect(JSON.parse(readFileSync(shared, 'utf8'))).toEqual(golden);
});
