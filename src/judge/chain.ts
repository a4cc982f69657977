import type { Verdict } from '../core/verdict.ts';
import type { Dossier } from './dossier/build.ts';
import { ground, type Grounded } from './evidence/ground.ts';
import type { Judge, JudgeOptions } from './judge.ts';
import type { CheckStep, ScoreStep, Trace } from './answer.ts';
import { reconcile } from './verdict/reconcile.ts';
import { scoredBy, scorerOf, type Scorer } from './verdict/scorer.ts';

/**
 * Gets the answer of one step: by `call`, or from where an earlier answer is stored. Throws what `call` throws:
 * `ProviderFailure`, or the caller's abort.
 */
export type Ask = <T extends ScoreStep | CheckStep>(
  step: Trace['link'],
  call: (options?: JudgeOptions) => Promise<T>,
) => Promise<T>;

export type Judged = {
  verdict: Verdict;
  score: ScoreStep;
  grounded: Grounded;
  /** Null if there was no score to check. */
  check: CheckStep | null;
};

/** The scorer with the card that is in use for it now, and whether it drifts. */
export type WithCard = (scorer: Scorer) => Promise<Scorer>;

type Ground = (dossier: Dossier, score: ScoreStep) => Grounded | Promise<Grounded>;

/**
 * The chain from a dossier to a verdict. Each link gets the one before it through `ask`, so a caller that stores answers
 * may run the chain in parts and resume it later. `groundIn` may ground in another thread; `withCard` may look up the card.
 */
export function chainOf(
  judge: Judge,
  dossier: Dossier,
  ask: Ask = (_step, call) => call(),
  groundIn: Ground = ground,
  withCard: WithCard = async (scorer) => scorer,
) {
  const score = () => ask('score', async (options) => scoredBy(judge, await judge.score(dossier, options)));

  async function check(): Promise<Omit<Judged, 'verdict'>> {
    const scored = await score();
    const grounded = await groundIn(dossier, scored);
    const isScored = !('unscored' in scored);
    const checked = isScored
      ? await ask('check', (options) => judge.check(dossier, grounded, options))
      : null;
    return { score: scored, grounded, check: checked };
  }

  async function verdict(): Promise<Judged> {
    const judged = await check();
    const scorer = await withCard(scorerOf(judged.score, judge));
    return { ...judged, verdict: reconcile(dossier, scorer, judged.grounded, judged.check) };
  }

  return { score, check, verdict };
}

/** Runs the whole chain. */
export function judgeDossier(...chain: Parameters<typeof chainOf>): Promise<Judged> {
  return chainOf(...chain).verdict();
}
