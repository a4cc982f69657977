import type { Material } from '../material.ts';
import type { Signal } from '../signal.ts';
import { approval } from './approval.ts';
import { repeatedMistakes } from './repeated-mistakes.ts';
import { coachAsked } from './coach-asked.ts';
import { coworkShare } from './cowork-share.ts';
import { endsRight } from './ends-right.ts';
import { learnHelp } from './learn-help.ts';
import { ownSteps } from './own-steps.ts';
import { questions } from './questions.ts';
import { valuesTold } from './values-told.ts';
import { whoFirst } from './who-first.ts';

/** The features for and against independence, each with its own points. The keys are the names in weights files. */
const FEATURES = {
  whoFirst,
  valuesTold,
  endsRight,
  coachAsked,
  learnHelp,
  coworkShare,
  questions,
  circles: repeatedMistakes,
  approval,
  ownSteps,
} as const satisfies Record<string, (material: Material) => Signal | null>;

export type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

/** The signal of each feature before weights; null if it does not apply. */
export function signalsOf(material: Material): Record<FeatureName, Signal | null> {
  const seen = FEATURE_NAMES.map((name) => [name, FEATURES[name](material)]);
  return Object.fromEntries(seen) as Record<FeatureName, Signal | null>;
}

/** The points of each feature, 0 if it does not apply. */
export function pointsOf(material: Material): Record<FeatureName, number> {
  const seen = Object.entries(signalsOf(material)).map(([name, signal]) => [name, signal?.points ?? 0]);
  return Object.fromEntries(seen) as Record<FeatureName, number>;
}
