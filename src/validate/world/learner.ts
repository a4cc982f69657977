import { DAY_MS } from '../../core/constants.ts';
import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';
import { randomOf, type Random } from './random.ts';
import { demandOf, isNote, PAR_MINUTES, STAGES, CHECK_ITEMS } from './program.ts';
import type { World } from './world.ts';

export type SkillValues = Readonly<Record<Skill, number>>;

/** What is true at one touchpoint. `at` in epoch milliseconds, values on 0–100 (performance may lie outside). */
export type Touchpoint = {
  at: number;
  stage: number;
  skill: SkillValues;
  /** Skill on that day. */
  performance: SkillValues;
  minutes: number;
  /** Items of the note check that passed; null where the stage has none. */
  passed: number | null;
};

export type SimulatedLearner = {
  id: string;
  grinds: boolean;
  /** The first touchpoint after the change, from 0, and its direction. */
  jump: { touchpoint: number; direction: 1 | -1 } | null;
  touchpoints: Touchpoint[];
};

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE_MS = 60_000;
const WEEK_DAYS = 7;
export const SAVED_WITHIN = 5;
const LEAST_MINUTES = 3;
const MOST_MINUTES = 300;

const clampSkill = (value: number): number => Math.min(99, Math.max(1, value));

/** Normal values of the four skills with a common factor that explains the share `correlation` of each. */
function correlated(random: Random, correlation: number): SkillValues {
  const common = Math.sqrt(correlation) * random.normal();
  return forEachSkill(() => common + Math.sqrt(1 - correlation) * random.normal());
}

const combine = (a: SkillValues, b: SkillValues, of: (a: number, b: number) => number): SkillValues =>
  forEachSkill((skill) => of(a[skill], b[skill]));

function daysUntilNext(world: World, random: Random): number {
  const { medianDays, logSd, breakChance, breakDays } = world.gap;
  const days = medianDays * Math.exp(logSd * random.normal());
  const [least, most] = breakDays;
  return days + (random.chance(breakChance) ? least + random.uniform() * (most - least) : 0);
}

/** The drawn traits that do not change. */
function traitsOf(world: World, random: Random, start: SkillValues) {
  const { jump, learning } = world;
  const gain = forEachSkill(() => Math.max(0, learning.mean + learning.sd * random.normal()));
  const memory = 0.5 + random.uniform();
  const jumps = random.chance(jump.share);
  const touchpoint = random.between(jump.from, jump.to) - 1;
  const mean = SKILLS.reduce((sum, skill) => sum + start[skill], 0) / SKILLS.length;
  const up = mean + jump.points > 95 ? false : mean - jump.points < 5 ? true : random.chance(0.5);
  return { gain, memory, jump: jumps ? { touchpoint, direction: up ? (1 as const) : (-1 as const) } : null };
}

/** The share of what practice adds that comes with one touchpoint. */
export const learntAt = ({ learning: { touchpoints } }: World, number: number): number =>
  number === 0 ? 0 : Math.exp(-(number - 1) / touchpoints) - Math.exp(-number / touchpoints);

/** Points that a break costs a learner of ordinary memory. */
export const lostIn = ({ forgetting: { points, days: scale } }: World, days: number): number =>
  points * (1 - Math.exp(-Math.max(0, days - WEEK_DAYS) / scale));

/** Skill through time: learning, drift, forgetting with savings, and the jump. */
function skillsThroughTime(world: World, random: Random, gaps: readonly number[]) {
  const start = forEachSkill(() => 0);
  const drawn = correlated(random, world.skill.correlation);
  let skill = combine(start, drawn, (_, value) => clampSkill(world.skill.mean + world.skill.sd * value));
  const traits = traitsOf(world, random, skill);
  const back: number[] = gaps.map(() => 0);
  const path = gaps.map((days, index) => {
    const { savings } = world.forgetting;
    const lost = traits.memory * lostIn(world, days);
    for (let later = 1; later <= SAVED_WITHIN; later += 1)
      if (index + later < back.length) back[index + later]! += (savings * lost) / SAVED_WITHIN;
    const learnt = learntAt(world, index);
    const jumped = traits.jump?.touchpoint === index ? traits.jump.direction * world.jump.points : 0;
    const walk = correlated(random, world.skill.correlation);
    const moved = forEachSkill(
      (name) =>
        learnt * traits.gain[name] +
        world.drift * Math.sqrt(days) * walk[name] +
        jumped +
        back[index]! -
        lost,
    );
    if (index > 0) skill = combine(skill, moved, (value, change) => clampSkill(value + change));
    return skill;
  });
  return { path, jump: traits.jump };
}

/** Minutes by the product's own scale of speed: par reads 50, half of it 70, twice 30 (docs/judge.md). */
function minutesOf(world: World, random: Random, speed: number, demand: number): number {
  const points = speed - demand + world.paceSd * random.normal();
  return Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, PAR_MINUTES * 2 ** (-points / 20)));
}

/** One learner of a world, the same for every judge. */
export function simulateLearner(
  world: World,
  { seed, index, touchpoints }: { seed: number; index: number; touchpoints: number },
): SimulatedLearner {
  const random = (what: string) => randomOf(seed, world.name, index, what);
  const [calendar, day, work] = [random('calendar'), random('day'), random('work')];
  let at = START + Math.floor(calendar.uniform() * WEEK_DAYS * DAY_MS);
  const gaps = Array.from({ length: touchpoints }, () => daysUntilNext(world, calendar));
  const { path, jump } = skillsThroughTime(world, random('skill'), gaps);
  const { occasion, grinding } = world;
  const lived = path.map((skill, number): Touchpoint => {
    const stage = (index * 7 + number) % STAGES;
    const mood = correlated(day, occasion.shared);
    const performance = combine(skill, mood, (value, change) => value + occasion.sd * change);
    const demand = demandOf(stage);
    const minutes = minutesOf(world, work, performance.speed, demand);
    const chance = Math.min(1, Math.max(0, (50 + performance.quality - demand) / 100));
    const items = Array.from({ length: CHECK_ITEMS }, () => work.chance(chance));
    at += Math.round((number === 0 ? 0 : gaps[number]!) * DAY_MS + (minutes + 5) * MINUTE_MS);
    const passed = isNote(stage) ? items.filter(Boolean).length : null;
    return { at, stage, skill, performance, minutes, passed };
  });
  const grinds = random('grinding').chance(grinding.share);
  return { id: `learner-${index + 1}`, grinds, jump, touchpoints: lived };
}

/** The first `count` learners of a world. */
export const simulateLearners = (
  world: World,
  { seed, count, touchpoints }: { seed: number; count: number; touchpoints: number },
): SimulatedLearner[] =>
  Array.from({ length: count }, (_, index) => simulateLearner(world, { seed, index, touchpoints }));
