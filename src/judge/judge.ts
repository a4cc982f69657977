import type { CheckStep, ScoreStep, Trace } from './answer.ts';
import type { Skill } from '../core/skill.ts';
import type { ReaderCard } from './verdict/card.ts';
import type { Dossier } from './dossier/build.ts';
import type { Grounded } from './evidence/ground.ts';

export type JudgeOptions = {
  signal?: AbortSignal;
  /** Earlier calls for the same answer that failed. */
  earlier?: Trace | null;
};

/** A dossier and people's score of one skill, on 0–100, with its group (task) and kind of text. */
export type ScoredDossier = { dossier: Dossier; human: number; group: string; kind: string };

/** Weights of one skill, the set they were fitted on, and marks of its groups. */
export type FittedWeights = {
  set: string;
  dossiers: number;
  pull?: number | undefined;
  weights: Readonly<Record<string, number>>;
  groups: string[];
};

/**
 * The set's name, and how many dossiers the previous weights count as: a higher value keeps the fit nearer to them.
 */
export type FitOptions = { set: string; pull?: number | undefined };

/** How to fit a judge's weights to people's scores, so that nothing is measured on its own training data. */
export type Fitting = {
  skill: Skill;
  /** Whether the judge's current weights were fitted on this group. */
  saw(group: string): boolean;
  /** The same judge with this skill's weights fitted to the given dossiers. */
  fit(cases: readonly ScoredDossier[], how: FitOptions): { judge: Judge; fitted: FittedWeights };
};

/** Link A and link B of one judge version. Both throw only `ProviderFailure` and the caller's abort. */
export type Judge = {
  name: string;
  version: string;
  card: ReaderCard | null;
  /** Its weights and how they are fitted, by skill. Absent if nothing is fitted. */
  weights?: Partial<Record<Skill, FittedWeights>>;
  fittings?: readonly Fitting[];
  score(dossier: Dossier, options?: JudgeOptions): Promise<ScoreStep>;
  check(dossier: Dossier, grounded: Grounded, options?: JudgeOptions): Promise<CheckStep>;
};
