import type { StoredEvent } from '../../core/event.ts';
import type { Skill } from '../../core/skill.ts';
import type { ShownTier } from '../../core/tier.ts';
import type { Rubric } from '../../core/rubric.ts';

/** Everything that storage has about one completion, before it is trimmed and fenced. */
export type DossierInput = {
  learner: string;
  completion: StoredEvent;
  /** The evidence: the stage's events since its previous completion, by seq, ending with this one. */
  events: StoredEvent[];
  /** Earlier events of the stage: context that cannot be quoted. */
  context: StoredEvent[];
  rubric: { id: string; version: number; body: Rubric };
  /** Effective calibrations of earlier completions, oldest first, the newest twenty. */
  prior: PriorCalibration[];
  snapshot: SnapshotView;
  /** `spanMinutes` of at least 20 other learners' completions of this stage; null if there are fewer. */
  cohortMinutes: number[] | null;
  /** The factor on par for a learner with extra time. */
  parFactor: number;
};

export type PriorCalibration = {
  number: number;
  completion: number;
  eventType: string;
  stage: string | null;
  at: string;
  /** Verdict per skill on 0–100. */
  readings: Partial<Record<Skill, number>>;
  reason: string;
};

export type SnapshotView = {
  version: number;
  skills: Record<Skill, { mean: number; sd: number; observations: number }>;
  overall: { mean: number; sd: number; tier: ShownTier };
};
