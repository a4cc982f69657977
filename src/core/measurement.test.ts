import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldCalibration, UNRATED, type Snapshot } from './snapshot.ts';
import { CONSTANTS } from './constants.ts';
import { observe, priorState } from './measurement.ts';
import { multiplierOf } from './ladder.ts';
import { shownLevel, ceilingOf } from './level.ts';
import { SKILLS } from './skill.ts';
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

const golden = JSON.parse(
  readFileSync(new URL('../../test/golden/measurement.json', import.meta.url), 'utf8'),
);

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

test('the fold reproduces the golden file exactly, entry by entry', () => {
  let snapshot: Snapshot = UNRATED;
  let batch: Observation[] = [];
  let xp = 0;
  let level = 0;
  const path = [];
  for (const entry of golden.entries as GoldenEntry[]) {
    if (entry.kind === 'observation') batch.push(observation(entry));
    else {
      snapshot = foldCalibration(snapshot, batch, entry.at);
      batch = [];
      xp += entry.base * multiplierOf(snapshot, 'smooth');
      level = shownLevel(level, xp, ceilingOf(snapshot));
      const tier = TIERS.indexOf(snapshot.tier as (typeof TIERS)[number]) + 1;
      path.push({ id: entry.id, m: snapshot.mean, s: snapshot.sd, tier, xp, level });
    }
  }
  expect(path).toEqual(golden.expect.path);
  for (const skill of SKILLS) {
    const { mean, variance, observedAt, observations } = snapshot.skills[skill];
    expect({ m: mean, v: variance, at: observedAt, n: observations }).toEqual(golden.expect.state[skill]);
  }
  expect({ xp, level }).toEqual({ xp: golden.expect.xp, level: golden.expect.level });
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
