import type { CheckStep, ScoreStep, Trace } from './answer.ts';
import type { Skill } from '../core/skill.ts';
import type { FittedWeights, WeightsFile } from './offline/weights.ts';
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

/** A higher `pull` keeps the fit nearer to the previous weights. */
export type FitOptions = Pick<FittedWeights, 'set' | 'pull'>;

/** How to fit a judge's weights to people's scores. */
export type Fitting = {
  skill: Skill;
  /** Whether the current weights were fitted on this group: nothing is measured on its own training data. */
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
  weights?: WeightsFile['skills'];
  fittings?: readonly Fitting[];
  score(dossier: Dossier, options?: JudgeOptions): Promise<ScoreStep>;
  check(dossier: Dossier, grounded: Grounded, options?: JudgeOptions): Promise<CheckStep>;
};
