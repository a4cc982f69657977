import type { ScoreStep, CheckStep } from './answer.ts';
import type { Skill } from '../core/skill.ts';
import type { CardFile } from './verdict/card.ts';
import type { Dossier } from './dossier/build.ts';
import type { Grounded } from './evidence/ground.ts';

export type JudgeOptions = {
  signal?: AbortSignal;
  /** Calls for the same answer that the provider failed before. */
  failedCalls?: number;
};

/** A dossier and what people made of one skill, on 0–100; of what group (task) and kind of text it is. */
export type ScoredDossier = { dossier: Dossier; human: number; group: string; kind: string };

/** Weights of one skill, the set that fitted them, and marks of the groups in it. */
export type FittedWeights = {
  set: string;
  dossiers: number;
  pull?: number | undefined;
  weights: Readonly<Record<string, number>>;
  groups: string[];
};

/** The set's name, and as how many dossiers the weights from before count: more of them draw the fit to these. */
export type FitOptions = { set: string; pull?: number | undefined };

/** How a judge whose weights come from people's scores is fitted, so that nothing need be measured on what fitted it. */
export type Fitting = {
  skill: Skill;
  /** Whether the weights that the judge has were fitted on this group. */
  saw(group: string): boolean;
  /** The same judge with this skill's weights fitted to these dossiers of a set. */
  fit(cases: readonly ScoredDossier[], how: FitOptions): { judge: Judge; fitted: FittedWeights };
};

/** Link A and link B of one judge version. Both throw nothing but `ProviderFailure` and the caller's abort. */
export type Judge = {
  name: string;
  version: string;
  card: CardFile | null;
  /** The weights it reads by and how they are fitted, skill by skill. Absent where nothing is fitted. */
  weights?: Partial<Record<Skill, FittedWeights>>;
  fittings?: readonly Fitting[];
  score(dossier: Dossier, options?: JudgeOptions): Promise<ScoreStep>;
  check(dossier: Dossier, grounded: Grounded, options?: JudgeOptions): Promise<CheckStep>;
};
