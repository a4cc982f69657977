import { CONSTANTS, type Constants } from '../constants.ts';
import { gainOf, noiseVariance, predictedVariance, sdAt, sdOf, type SkillState } from '../measurement.ts';
import { bivariateNormalCdf, normalCdf } from '../normal.ts';
import type { JudgeCard, Observation } from '../observation.ts';
import { forEachSkill, SKILLS, type Skill } from '../skill.ts';
import { constantsIn, type Standing } from '../snapshot.ts';

/** A touchpoint that a learner may do next: the skills that its completion is read for, and its par in minutes. */
export type Touchpoint = { skills: readonly Skill[]; minutes: number };

/** What a touchpoint would tell about whether a learner meets a role. */
export type TouchpointValue = {
  /** P(meets the role) now: the product over the skills. */
  probability: number;
  /** Expected reduction of the variance p·(1 − p) of "meets the role" by the touchpoint's verdict. */
  reduction: number;
  /** The same per minute of par time. */
  perMinute: number;
  minutes: number;
  /** The skill whose reading tells most, with its standard deviation before and after. */
  skill: Skill;
  sdNow: number;
  sdAfter: number;
  reason: string;
};

/** What is compared with what, when (epoch ms), and by which judge cards a verdict would be read. */
export type ValueOf = {
  required: Record<Skill, number>;
  at: number;
  cards: Partial<Record<Skill, JudgeCard | null>>;
};

/** An ordinary verdict: three quotes at confidence 0.75, for which a card's sigma holds as it is. */
const ORDINARY = { evidence: 3, confidence: 0.75, x: 50, demand: 50 };

/** A completed stage is timed, so its speed comes from the clock. */
function expected(skill: Skill, card: JudgeCard | null): Observation {
  return skill === 'speed'
    ? { skill, ...ORDINARY, source: 'telemetry', card: null }
    : { skill, ...ORDINARY, source: 'judge', card };
}

/** Below this, nothing that a verdict could say would change the answer. */
const CERTAIN = 1e-6;

/** The square of P(meets) now, and as it is expected after the verdict; and the standard deviations. */
type SkillValue = { square: number; expectedSquare: number; sdNow: number; sdAfter: number };

/**
 * P(meets) of one skill now, and the expected square of it after a reading. Before the reading is known, the mean after it
 * is normal around the mean now, with the variance that the reading removes (preposterior analysis: Raiffa & Schlaifer
 * 1961). Two draws of the skill given that mean are correlated by that share, so the expected square is the probability
 * that both meet.
 */
function skillValue(
  state: SkillState,
  observation: Observation | null,
  required: number,
  { at, constants }: { at: number; constants: Constants },
): SkillValue {
  const sdNow = sdAt(state, at, constants);
  if (!observation) {
    const square = normalCdf((state.mean - required) / sdNow) ** 2;
    return { square, expectedSquare: square, sdNow, sdAfter: sdNow };
  }
  const variance = predictedVariance(state.variance, state.observedAt, at, CONSTANTS);
  const left = (1 - gainOf(variance, noiseVariance(observation, CONSTANTS), 1)) * variance;
  const sd = sdOf(variance, 0, CONSTANTS);
  const height = (state.mean - required) / sd;
  const square = normalCdf(height) ** 2;
  const expectedSquare = Math.max(square, bivariateNormalCdf(height, (variance - left) / (sd * sd)));
  return {
    square,
    expectedSquare,
    sdNow,
    sdAfter: sdOf(Math.max(CONSTANTS.floorVariance, left), 0, CONSTANTS),
  };
}

function product(values: readonly number[]): number {
  return values.reduce((sum, value) => sum * value, 1);
}

function reasonOf(
  skill: Skill,
  { sdNow, sdAfter }: SkillValue,
  mean: number,
  required: number,
  minutes: number,
): string {
  const tenth = (value: number) => String(Math.round(value * 10) / 10);
  return `Tells most about ${skill}: ${tenth(mean)} ± ${tenth(sdNow)} against ${tenth(required)} required. A verdict on this would ${sdAfter < sdNow ? 'narrow it to' : 'keep it at'} ± ${tenth(sdAfter)}, for ${tenth(minutes)} minutes of par time.`;
}

/** P(meets the role) at `at` (epoch ms): the product over the skills; one never observed counts as it is believed to be. */
export function meetsProbability(snapshot: Standing, required: Record<Skill, number>, at: number): number {
  const constants = constantsIn(snapshot);
  const of = (skill: Skill) => {
    const state = snapshot.skills[skill];
    return normalCdf((state.mean - required[skill]) / sdAt(state, at, constants));
  };
  return product(SKILLS.map(of));
}

/**
 * The expected reduction of uncertainty about "meets the role" by one touchpoint. All four skills have to be met, and are
 * taken as independent; then the variance that a verdict is expected to remove is Π E[pₛ′²] − Π pₛ².
 */
export function touchpointValue(
  snapshot: Standing,
  { skills, minutes }: Touchpoint,
  { required, at, cards }: ValueOf,
): TouchpointValue {
  const { skills: states } = snapshot;
  const by = { at, constants: constantsIn(snapshot) };
  const values = forEachSkill((skill) => {
    const observation = skills.includes(skill) ? expected(skill, cards[skill] ?? null) : null;
    return skillValue(states[skill], observation, required[skill], by);
  });
  const all = SKILLS.map((skill) => values[skill]);
  const probability = meetsProbability(snapshot, required, at);
  const squares = product(all.map(({ square }) => square));
  const reduction = Math.max(0, product(all.map(({ expectedSquare }) => expectedSquare)) - squares);
  const gain = (skill: Skill) =>
    values[skill].expectedSquare / Math.max(Number.MIN_VALUE, values[skill].square);
  const [skill] = [...(skills.length > 0 ? skills : SKILLS)].sort((a, b) => gain(b) - gain(a)) as [Skill];
  const { sdNow, sdAfter } = values[skill];
  const reason =
    reduction < CERTAIN
      ? `Whether the role is met is as good as certain: a verdict on this would hardly change it.`
      : reasonOf(skill, values[skill], states[skill].mean, required[skill], minutes);
  return { probability, reduction, perMinute: reduction / minutes, minutes, skill, sdNow, sdAfter, reason };
}

/** The place of the touchpoint that tells most per minute, null without any. The first of equals. */
export function mostTelling(values: readonly Pick<TouchpointValue, 'perMinute'>[]): number | null {
  let most: number | null = null;
  for (const [place, { perMinute }] of values.entries())
    if (most === null || perMinute > (values[most]?.perMinute ?? 0)) most = place;
  return most;
}
