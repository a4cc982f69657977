import type { Verdict } from '../core/verdict.ts';
import type { Dossier } from './dossier/build.ts';
import { ground, type Grounded } from './evidence/ground.ts';
import type { CheckStep, Judge, JudgeOptions, ScoreStep } from './judge.ts';
import { reconcile } from './verdict/reconcile.ts';

export type Judged = { verdict: Verdict; score: ScoreStep; grounded: Grounded; check: CheckStep };

/** The whole chain in one go, for measuring and auditing a judge. The heavy path stores each step between. */
export async function judgeDossier(
  judge: Judge,
  dossier: Dossier,
  options: JudgeOptions = {},
): Promise<Judged> {
  const score = await judge.score(dossier, options);
  const grounded = ground(dossier, score);
  const check = await judge.check(dossier, grounded, options);
  return { verdict: reconcile(dossier, judge, grounded, check), score, grounded, check };
}
