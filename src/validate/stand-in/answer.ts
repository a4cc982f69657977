import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Confidence } from '../../judge/answer.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { demandOf, skillsOf } from '../world/program.ts';
import { randomOf, type Random } from '../world/random.ts';
import { spreadOf, type World } from '../world/world.ts';
import { errorParts, type JudgeProfile } from './profile.ts';

/** What a stand-in judge thinks of one skill: a reading on 0–100, how sure it is, and how many quotes it gives. */
export type Opinion = { x: number; confidence: Confidence; quotes: number };

export type Opinions = Partial<Record<Skill, Opinion | 'no_evidence'>>;

/** `forged`: it obeys an order in the work and gives everything the top. */
export type StandInAnswer = 'unscored' | 'forged' | Opinions;

export type StandIn = {
  profile: JudgeProfile;
  world: World;
  seed: number;
  /** A touchpoint, from 0, whose verdict is forged for every learner. */
  forgedAt?: number;
};

const CONFIDENCES: readonly Confidence[] = [0.5, 0.75, 1];
const CONFIDENCE_WEIGHTS = [0.2, 0.5, 0.3];
const QUOTE_WEIGHTS = [0.2, 0.4, 0.3, 0.1];
const NO_EVIDENCE = 0.08;

/** Stated confidence says half of what the measurement takes it to say: the error's sd goes with its square root. */
export const errorFactor = (confidence: Confidence): number => Math.sqrt(0.75 / confidence);
/** What `errorFactor` is on average, as a root mean square. */
export const ROOT_MEAN_SQUARE = Math.sqrt(
  CONFIDENCES.reduce(
    (sum, confidence, index) => sum + CONFIDENCE_WEIGHTS[index]! * errorFactor(confidence) ** 2,
    0,
  ),
);

/** Readings come in twentieths of a band. */
const rounded = (x: number): number => Math.round(Math.min(100, Math.max(0, x)));

/** What is drawn for each skill whether it is scored or not, so that one skill does not shift the draws of the others. */
function drawsOf(random: Random): { error: number; confidence: Confidence; quotes: number; unseen: boolean } {
  return {
    error: random.normal(),
    confidence: CONFIDENCES[random.weighted(CONFIDENCE_WEIGHTS)]!,
    quotes: 1 + random.weighted(QUOTE_WEIGHTS),
    unseen: random.chance(NO_EVIDENCE),
  };
}

function opinionsOf({ profile, world, seed }: StandIn, learner: SimulatedLearner, number: number): Opinions {
  const parts = errorParts(profile, spreadOf(world));
  const always = Math.sqrt(parts.learner) * randomOf(seed, profile.name, learner.id, 'bias').normal();
  const random = randomOf(seed, profile.name, learner.id, number, 'reading');
  const common = Math.sqrt(parts.common) * random.normal();
  const { performance, stage } = learner.touchpoints[number]!;
  const scored = skillsOf(stage);
  const opinions: Opinions = {};
  for (const skill of SKILLS) {
    const { error, confidence, quotes, unseen } = drawsOf(random);
    if (!scored.includes(skill)) continue;
    const noise = ((common + Math.sqrt(parts.own) * error) * errorFactor(confidence)) / ROOT_MEAN_SQUARE;
    const shown = profile.compression * (performance[skill] - demandOf(stage));
    const x = rounded(50 + profile.leniency + shown + always + noise);
    opinions[skill] = unseen ? 'no_evidence' : { x, confidence, quotes };
  }
  return opinions;
}

/** Whether the learner of a touchpoint plants an order that this judge obeys. */
export function isForged({ profile, seed, forgedAt }: StandIn, learner: string, number: number): boolean {
  if (number === forgedAt) return true;
  return randomOf(seed, profile.name, learner, number, 'forgery').chance(profile.forgery);
}

/** The answer about one touchpoint: the same each time, with errors of the profile's kind around the truth. */
export function answerOf(of: StandIn, learner: SimulatedLearner, number: number): StandInAnswer {
  const { profile, seed } = of;
  if (isForged(of, learner.id, number)) return 'forged';
  const unread = randomOf(seed, profile.name, learner.id, number, 'unscored').chance(profile.unscored);
  return unread ? 'unscored' : opinionsOf(of, learner, number);
}
