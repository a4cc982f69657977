/**
 * What is true of simulated learners, in points of the 0–100 scale. The numbers were chosen from the literature before
 * any result was seen, and not from the constants of the measurement, which differ from them in most places.
 */
export type World = {
  name: string;
  title: string;
  /**
   * Skill at the first touchpoint. A normal distribution with mean 50 and sd 20 puts 7, 24, 38, 24 and 7 % into the five
   * tiers. Correlation: Viswesvaran, Schmidt and Ones (2005) find that one general factor explains 60 % of true
   * performance.
   */
  skill: { mean: number; sd: number; correlation: number };
  /** Days between touchpoints: log-normal around the median, and now and then a break of uniform length. */
  gap: { medianDays: number; logSd: number; breakChance: number; breakDays: readonly [number, number] };
  /**
   * Points that practice adds in the end, by an exponential law with this many touchpoints as its constant (Heathcote,
   * Brown and Mewhort, 2000).
   */
  learning: { mean: number; sd: number; touchpoints: number };
  /**
   * Points lost in a break, approaching `points` exponentially after a week, times a personal factor of ½ to 1½; the share
   * `savings` comes back within five touchpoints (Ebbinghaus, 1885; Murre and Dros, 2015).
   */
  forgetting: { points: number; days: number; savings: number };
  /** Standard deviation of a random walk, in points per √day. */
  drift: number;
  /** The share of learners whose every skill changes by `points` at once, up or down, at one of these touchpoints. */
  jump: { share: number; points: number; from: number; to: number };
  /** The same person on another day: standard deviation, and the share of it common to all skills. */
  occasion: { sd: number; shared: number };
  /** Standard deviation of the time a piece of work takes, in points of speed: 20 is a factor of two. */
  paceSd: number;
  /** The share of learners who send this many more turns at each touchpoint. */
  grinding: { share: number; turns: number };
};

export const BASE_WORLD: World = {
  name: 'base',
  title: 'the base world',
  skill: { mean: 50, sd: 20, correlation: 0.6 },
  gap: { medianDays: 1, logSd: 1, breakChance: 1 / 40, breakDays: [14, 60] },
  learning: { mean: 8, sd: 5, touchpoints: 30 },
  forgetting: { points: 6, days: 30, savings: 0.5 },
  drift: 0.4,
  jump: { share: 0.1, points: 20, from: 16, to: 40 },
  occasion: { sd: 8, shared: 0.5 },
  paceSd: 20,
  grinding: { share: 0.1, turns: 12 },
};

/** One thing changed at a time, to see what the results depend on. */
export const WORLDS: readonly World[] = [
  BASE_WORLD,
  {
    ...BASE_WORLD,
    name: 'narrow',
    title: 'skills closer together, sd 15',
    skill: { ...BASE_WORLD.skill, sd: 15 },
  },
  {
    ...BASE_WORLD,
    name: 'wide',
    title: 'skills further apart, sd 25',
    skill: { ...BASE_WORLD.skill, sd: 25 },
  },
  {
    ...BASE_WORLD,
    name: 'unrelated',
    title: 'skills that hardly go together, r = .2',
    skill: { ...BASE_WORLD.skill, correlation: 0.2 },
  },
  {
    ...BASE_WORLD,
    name: 'still',
    title: 'no drift, learning, forgetting or jump',
    drift: 0,
    learning: { mean: 0, sd: 0, touchpoints: 30 },
    forgetting: { points: 0, days: 30, savings: 0.5 },
    jump: { ...BASE_WORLD.jump, share: 0 },
  },
  {
    ...BASE_WORLD,
    name: 'restless',
    title: 'twice the drift and learning',
    drift: 0.8,
    learning: { mean: 16, sd: 10, touchpoints: 30 },
  },
  { ...BASE_WORLD, name: 'moody', title: 'days that differ more, sd 12', occasion: { sd: 12, shared: 0.5 } },
  {
    ...BASE_WORLD,
    name: 'jumpy',
    title: 'every third learner jumps',
    jump: { ...BASE_WORLD.jump, share: 1 / 3 },
  },
];

/** What limits how reliable a reading can be, in points. */
export const spreadOf = ({ skill, occasion }: World): { skillSd: number; occasionSd: number } => ({
  skillSd: skill.sd,
  occasionSd: occasion.sd,
});
