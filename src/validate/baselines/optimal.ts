import { DAY_MS } from '../../core/constants.ts';
import { normalCdf } from '../../core/normal.ts';
import type { Observation } from '../../core/observation.ts';
import { SKILL_WEIGHTS, SKILLS } from '../../core/skill.ts';
import { CUTS } from '../../core/tier.ts';
import type { Path } from '../measure/path.ts';
import type { Lived } from '../run/lived.ts';
import { countsOf } from '../run/fold-run.ts';
import { scheduleOf } from '../run/schedule.ts';
import { ROOT_MEAN_SQUARE, errorFactor, type StandIn } from '../stand-in/answer.ts';
import { errorParts } from '../stand-in/profile.ts';
import { CHECK_ITEMS } from '../world/program.ts';
import { learntAt, lostIn, SAVED_WITHIN } from '../world/learner.ts';
import { spreadOf, type World } from '../world/world.ts';

/** Places in the state: four skills, what practice adds to each, what the judge always adds, what a verdict has in common. */
const SKILL_COUNT = SKILLS.length;
const BIAS = 2 * SKILL_COUNT;
const COMMON = BIAS + 1;
const SIZE = COMMON + 1;
/** The share of a uniform factor from ½ to 1½ by which forgetting varies: its standard deviation. */
const MEMORY_SD = 1 / Math.sqrt(12);
const PERSON_SD = 10;
/** Another tier is shown when it is more probable by this. */
const MARGIN = 0.2;

/** What may have happened: no jump so far, or one at a touchpoint up or down. `logWeight`: its probability, not scaled. */
type Story = { mean: Float64Array; logWeight: number };

/** Errors have the same covariance whatever happened, since a jump only shifts the mean. */
type State = { at: number; covariance: Float64Array; stories: Story[] };

const place = (row: number, column: number): number => row * SIZE + column;
const firstFour = <T>(of: (skill: number) => T): T[] =>
  Array.from({ length: SKILL_COUNT }, (_, skill) => of(skill));

function startOf({ skill, learning }: World, bias: number): State {
  const covariance = new Float64Array(SIZE * SIZE);
  for (let one = 0; one < SKILL_COUNT; one += 1) {
    for (let other = 0; other < SKILL_COUNT; other += 1)
      covariance[place(one, other)] = skill.sd ** 2 * (one === other ? 1 : skill.correlation);
    covariance[place(SKILL_COUNT + one, SKILL_COUNT + one)] = learning.sd ** 2;
  }
  covariance[place(BIAS, BIAS)] = bias;
  const mean = new Float64Array(SIZE);
  mean.fill(skill.mean, 0, SKILL_COUNT).fill(learning.mean, SKILL_COUNT, BIAS);
  return { at: 0, covariance, stories: [{ mean, logWeight: 0 }] };
}

/** What every skill is expected to change by at each touchpoint through forgetting, and the variance of that. */
function forgetting(world: World, times: readonly number[]): { shift: number[]; variance: number[] } {
  const days = times.map((at, number) => (number === 0 ? 0 : (at - times[number - 1]!) / DAY_MS));
  const lost = days.map((gap) => lostIn(world, gap));
  const shift = lost.map((points, number) => {
    const back = lost.slice(Math.max(0, number - SAVED_WITHIN), number).reduce((sum, one) => sum + one, 0);
    return (world.forgetting.savings * back) / SAVED_WITHIN - points;
  });
  return { shift, variance: lost.map((points) => (MEMORY_SD * points) ** 2) };
}

/** Lets skills learn, drift and forget up to a touchpoint; a jump there begins two more stories. */
function step(
  { at, covariance: before, stories }: State,
  world: World,
  { days, shift, variance }: { days: number; shift: number; variance: number },
): State {
  const number = at + 1;
  const learnt = learntAt(world, number);
  const covariance = before.slice();
  for (let skill = 0; skill < SKILL_COUNT; skill += 1)
    for (let other = 0; other < SIZE; other += 1)
      covariance[place(skill, other)]! += learnt * covariance[place(SKILL_COUNT + skill, other)]!;
  for (let skill = 0; skill < SKILL_COUNT; skill += 1)
    for (let other = 0; other < SIZE; other += 1)
      covariance[place(other, skill)]! += learnt * covariance[place(other, SKILL_COUNT + skill)]!;
  const drift = world.drift ** 2 * days;
  for (let one = 0; one < SKILL_COUNT; one += 1)
    for (let other = 0; other < SKILL_COUNT; other += 1)
      covariance[place(one, other)]! += drift * (one === other ? 1 : world.skill.correlation) + variance;
  const moved = stories.map((story) => {
    const mean = story.mean.slice();
    for (let skill = 0; skill < SKILL_COUNT; skill += 1)
      mean[skill]! += learnt * mean[SKILL_COUNT + skill]! + shift;
    return { ...story, mean };
  });
  return { at: number, covariance, stories: withJumps(world, number, moved) };
}

/** The first story is always that of no jump so far; a jump at this touchpoint takes its share of it. */
function withJumps({ jump }: World, number: number, [still, ...others]: Story[]): Story[] {
  const { mean, logWeight } = still!;
  const past = number - (jump.from - 1);
  const places = jump.to - jump.from + 1;
  if (jump.share === 0 || past < 0 || past >= places) return [still!, ...others];
  const chance = jump.share / places / (1 - (jump.share * past) / places);
  const jumps = [jump.points, -jump.points].map((points) => ({
    mean: mean.map((value, index) => (index < SKILL_COUNT ? value + points : value)),
    logWeight: logWeight + Math.log(chance / 2),
  }));
  return [{ mean, logWeight: logWeight + Math.log(1 - chance) }, ...others, ...jumps];
}

/** One reading: which parts of the state it is the sum of, and the variance of the rest. */
type Sight = { value: number; parts: Float64Array; noise: number };

function sightOf(observation: Observation, { profile, world }: StandIn): Sight {
  const { source, x, demand, confidence, skill } = observation;
  const parts = new Float64Array(SIZE);
  parts[SKILLS.indexOf(skill)] = 1;
  const day = world.occasion.sd ** 2;
  const [together, own] = [world.occasion.shared * day, (1 - world.occasion.shared) * day];
  if (source !== 'judge') {
    const chance = Math.min(0.95, Math.max(0.05, x / 100));
    const noise = {
      review: PERSON_SD ** 2,
      telemetry: world.paceSd ** 2,
      check: (1e4 * chance * (1 - chance)) / CHECK_ITEMS,
    };
    parts[COMMON] = Math.sqrt(together);
    return { value: demand + x - 50, parts, noise: own + noise[source] };
  }
  const error = errorParts(profile, spreadOf(world));
  const factor = (errorFactor(confidence as 1) / ROOT_MEAN_SQUARE) ** 2 / profile.compression ** 2;
  parts[BIAS] = 1 / profile.compression;
  parts[COMMON] = Math.sqrt(together + factor * error.common);
  return {
    value: demand + (x - 50 - profile.leniency) / profile.compression,
    parts,
    noise: own + factor * error.own,
  };
}

/** A Kalman step for every story, which also says how well each explains the reading. Changes the state in place. */
function see({ covariance, stories }: State, { value, parts, noise }: Sight): void {
  const along = new Float64Array(SIZE);
  for (let row = 0; row < SIZE; row += 1)
    for (let column = 0; column < SIZE; column += 1)
      along[row]! += covariance[place(row, column)]! * parts[column]!;
  const total = along.reduce((sum, one, index) => sum + one * parts[index]!, noise);
  for (const story of stories) {
    const surprise = story.mean.reduce((left, one, index) => left - one * parts[index]!, value);
    story.logWeight -= (surprise * surprise) / total / 2;
    for (let index = 0; index < SIZE; index += 1) story.mean[index]! += (along[index]! / total) * surprise;
  }
  for (let row = 0; row < SIZE; row += 1)
    for (let column = 0; column < SIZE; column += 1)
      covariance[place(row, column)]! -= (along[row]! * along[column]!) / total;
}

/** The state after a verdict. What its readings have in common is new each time. */
function afterVerdict(state: State, observations: readonly Observation[], of: StandIn): State {
  const covariance = state.covariance.slice();
  for (let index = 0; index < SIZE; index += 1)
    covariance[place(index, COMMON)] = covariance[place(COMMON, index)] = 0;
  covariance[place(COMMON, COMMON)] = 1;
  const stories = state.stories.map((story) => ({ ...story, mean: story.mean.slice() }));
  for (const { mean } of stories) mean[COMMON] = 0;
  const after = { at: state.at, covariance, stories };
  for (const observation of observations) see(after, sightOf(observation, of));
  return after;
}

/** What is known of overall: mean, standard deviation, and how probable each tier is. */
function overallIn({ covariance, stories }: State) {
  let variance = 0;
  for (let one = 0; one < SKILL_COUNT; one += 1)
    for (let other = 0; other < SKILL_COUNT; other += 1)
      variance += SKILL_WEIGHTS[one]! * SKILL_WEIGHTS[other]! * covariance[place(one, other)]!;
  const sd = Math.sqrt(variance);
  const most = Math.max(...stories.map(({ logWeight }) => logWeight));
  const weights = stories.map(({ logWeight }) => Math.exp(logWeight - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const means = stories.map(({ mean }) =>
    firstFour((skill) => SKILL_WEIGHTS[skill]! * mean[skill]!).reduce((sum, part) => sum + part, 0),
  );
  const expected = (of: (mean: number) => number) =>
    means.reduce((sum, mean, index) => sum + weights[index]! * of(mean), 0) / all;
  const mean = expected((value) => value);
  const below = [...CUTS.map((cut) => expected((value) => normalCdf((cut - value) / sd))), 1];
  return {
    mean,
    sd: Math.sqrt(variance + expected((value) => (value - mean) ** 2)),
    tiers: below.map((share, index) => share - (below[index - 1] ?? 0)),
  };
}

/** The best that any method can do with these verdicts: `best` shows the most probable tier, `steady` changes it less often. */
export type Optimal = { best: Path; steady: Path };

/**
 * The Bayes filter of the simulated world, which knows every number of world and judge and not what becomes of a learner: a
 * Kalman filter for each thing that may have happened (multiple models: Magill 1965). It is no method for real life.
 * Scores near 0 and 100 and the tail of learning are taken as normal, so it is the bound up to that.
 */
export function optimalPaths({ learner, verdicts }: Lived, of: StandIn): Optimal {
  const { world, profile } = of;
  const fates = scheduleOf(learner, of);
  const times = learner.touchpoints.map(({ at }) => at);
  const { shift, variance } = forgetting(world, times);
  const upTo = (state: State, number: number): State => {
    let now = state;
    while (now.at < number) {
      const next = now.at + 1;
      const days = (times[next]! - times[next - 1]!) / DAY_MS;
      now = step(now, world, { days, shift: shift[next]!, variance: variance[next]! });
    }
    return now;
  };
  const read = (state: State, number: number, overridden: boolean) =>
    afterVerdict(upTo(state, number), countsOf(learner, number, { fates, verdicts, overridden }), of);
  let settled = startOf(world, errorParts(profile, spreadOf(world)).learner / profile.compression ** 2);
  let from = 0;
  const shown = learner.touchpoints.map((_, now) => {
    while (from < now && fates[from]!.knownAfter < now) settled = read(settled, from++, true);
    let state = settled;
    for (let number = from; number <= now && fates[number]!.knownAfter <= now; number += 1)
      state = read(state, number, false);
    return overallIn(upTo(state, now));
  });
  const best = shown.map(({ tiers }) => tiers.indexOf(Math.max(...tiers)));
  let last = best[0] ?? 0;
  const steady = shown.map(({ tiers }, number) => {
    if (tiers[best[number]!]! > tiers[last]! + MARGIN) last = best[number]!;
    return last;
  });
  const path = { learner, mean: shown.map(({ mean }) => mean), sd: shown.map(({ sd }) => sd) };
  return { best: { ...path, rank: best }, steady: { ...path, rank: steady } };
}
