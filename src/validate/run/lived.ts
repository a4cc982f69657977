import type { Observation } from '../../core/observation.ts';
import type { ShownTier } from '../../core/tier.ts';
import type { SimulatedLearner, SkillValues } from '../world/learner.ts';

/** What the product shows after a touchpoint, when all that had arrived by then was taken in. */
export type Shown = {
  mean: number;
  sd: number;
  tier: ShownTier;
  skills: { mean: SkillValues; sd: SkillValues };
};

/** One verdict as other estimators get it: the touchpoint, when it was known, and the reading of overall. */
export type OverallReading = { number: number; knownAfter: number; at: number; y: number };

/** The life of one learner: `shown` has one element for each touchpoint. */
export type Lived = {
  learner: SimulatedLearner;
  /** The observations of each verdict, before anybody overrides it. */
  verdicts: readonly (readonly Observation[])[];
  shown: Shown[];
  readings: OverallReading[];
};
