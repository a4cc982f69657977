import type { CheckStep, ScoreStep, Trace } from './answer.ts';
import type { Skill } from '../core/skill.ts';
import type { ScoredWork } from './measure/scored-work.ts';
import type { FittedWeights, SkillWeights } from './offline/weights.ts';
import type { ReaderCard } from './verdict/card.ts';
import type { Dossier } from './dossier/build.ts';
import type { Grounded } from './evidence/ground.ts';

export type JudgeOptions = {
  signal?: AbortSignal;
  /** Earlier calls for the same answer that failed. */
  earlier?: Trace | null;
};

/** A higher `pull` keeps the fit nearer to the previous weights. */
export type FitOptions = Pick<FittedWeights, 'set' | 'pull'>;

/** The same judge with the weights of one skill fitted to people's scores of this work. */
export type Fit = (works: readonly ScoredWork[], how: FitOptions) => Judge;

/** Link A and link B of one judge version. Both throw only `ProviderFailure` and the caller's abort. */
export type Judge = {
  name: string;
  version: string;
  card: ReaderCard | null;
  /** Its weights and how they are fitted, by skill. Absent if nothing is fitted. */
  weights?: SkillWeights;
  fit?: Partial<Record<Skill, Fit>>;
  score(dossier: Dossier, options?: JudgeOptions): Promise<ScoreStep>;
  check(dossier: Dossier, grounded: Grounded, options?: JudgeOptions): Promise<CheckStep>;
};
