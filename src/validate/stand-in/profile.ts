/** How a stand-in judge reads, in points of the 0–100 scale. */
export type JudgeProfile = {
  name: string;
  title: string;
  /** Variance of skill over variance of a reading of one skill, across learners, before readings end at 0 and 100. */
  reliability: number;
  /** Added to every reading. */
  leniency: number;
  /** Points of reading for a point of performance: below 1 the judge keeps to the middle. */
  compression: number;
  /** The share of the judge's error variance that all skills of a verdict have in common. */
  halo: number;
  /** Standard deviation of what it always adds for one learner. */
  learnerBias: number;
  /** The share of verdicts that an order in the work gets the judge to forge: everything at the top. */
  forgery: number;
  /** The share of touchpoints at which an outage of one to three touchpoints begins. */
  outage: number;
  /** The share of verdicts that take one to three touchpoints to arrive. */
  late: number;
  /** The share of answers that cannot be read. */
  unscored: number;
  /** Whether a card was measured for it. */
  card: boolean;
};

/**
 * Reliability .5 is what two supervisors reach who rate the same person (.52: Viswesvaran, Ones and Schmidt, 1996), and half
 * of a rater's error is common to all that is rated (the same authors, 2005).
 */
const PLAIN: JudgeProfile = {
  name: 'plain',
  title: 'reliability .5, no card',
  reliability: 0.5,
  leniency: 0,
  compression: 1,
  halo: 0.5,
  learnerBias: 2,
  forgery: 0,
  outage: 0.02,
  late: 0.05,
  unscored: 0.01,
  card: false,
};

/** The judges of a validation, the main one first. */
export const JUDGES: readonly JudgeProfile[] = [
  PLAIN,
  { ...PLAIN, name: 'weak', title: 'reliability .3', reliability: 0.3, card: true },
  { ...PLAIN, name: 'good', title: 'reliability .7', reliability: 0.7, card: true },
  { ...PLAIN, name: 'best', title: 'reliability .8', reliability: 0.8, card: true },
  {
    ...PLAIN,
    name: 'biased',
    title: '8 points too kind, keeps to the middle (.7)',
    leniency: 8,
    compression: 0.7,
    card: true,
  },
  { ...PLAIN, name: 'halo', title: 'one impression for all skills (halo .9)', halo: 0.9, card: true },
  {
    ...PLAIN,
    name: 'partial',
    title: 'always 5 points off (sd) for one learner',
    learnerBias: 5,
    card: true,
  },
  { ...PLAIN, name: 'forged', title: 'obeys orders in 5 % of the works', forgery: 0.05, card: true },
  {
    ...PLAIN,
    name: 'absent',
    title: 'away a fifth of the time, late a fifth',
    outage: 0.1,
    late: 0.2,
    unscored: 0.05,
    card: true,
  },
];

type Spread = { skillSd: number; occasionSd: number };

/** The most reliable that a reading can be: what a learner is on one day is not what they are. */
function mostReliable({ compression, learnerBias }: JudgeProfile, { skillSd, occasionSd }: Spread): number {
  return skillSd ** 2 / (skillSd ** 2 + occasionSd ** 2 + (learnerBias / compression) ** 2);
}

export const isPossible = (profile: JudgeProfile, spread: Spread): boolean =>
  profile.reliability <= mostReliable(profile, spread);

/** Variances of the parts of a reading's error, in points of the reading. */
export function errorParts(
  profile: JudgeProfile,
  spread: Spread,
): { learner: number; common: number; own: number } {
  const { reliability, compression, halo, learnerBias } = profile;
  if (!isPossible(profile, spread)) {
    const most = mostReliable(profile, spread).toFixed(3);
    throw new RangeError(
      `A judge cannot be more reliable than ${most} here: the days of a learner differ that much.`,
    );
  }
  const all = (compression * spread.skillSd) ** 2 * (1 / reliability - 1);
  const judge = all - (compression * spread.occasionSd) ** 2 - learnerBias ** 2;
  return { learner: learnerBias ** 2, common: halo * judge, own: (1 - halo) * judge };
}
