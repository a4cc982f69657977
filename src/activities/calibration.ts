import { Context } from '@temporalio/activity';
import { isTestLearner } from '../core/test-learner.ts';
import type { Verdict } from '../core/verdict.ts';
import { buildDossier, type Dossier } from '../judge/dossier/build.ts';
import { ground } from '../judge/evidence/ground.ts';
import { hashDossier } from '../judge/dossier/hash.ts';
import type { CheckStep, Judge, ScoreStep, Trace } from '../judge/judge.ts';
import { offlineJudge } from '../judge/offline/offline-judge.ts';
import { reconcile } from '../judge/verdict/reconcile.ts';
import { scoredBy, scorerOf } from '../judge/verdict/scorer.ts';
import type { Store } from '../store/store.ts';
import { AnswerErased, askOnce, StepBusy } from './ask-once.ts';
import { notYet } from './failure.ts';

export type HeavyPathDependencies = {
  store: Store;
  judge: Judge;
  ring: (learner: string) => Promise<void>;
  /** Told of every verdict that was committed, for the metrics. */
  onVerdict?: (verdict: Verdict) => void;
};

const HEARTBEAT_MS = 3000;

/** Keeps the server and the claim aware that the answer is still awaited. */
async function whileBeating<T>(work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => Context.current().heartbeat(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

/** The heavy path's four steps. Each finds what the one before stored and stores its own answer once. */
export function heavyPath({ store, judge, ring, onVerdict }: HeavyPathDependencies) {
  // Nobody should pay a model for a rehearsal.
  const judgeOf = (learner: string) => (isTestLearner(learner) ? offlineJudge : judge);
  const key = (learner: string, completion: number, step: string) => ({ learner, completion, step });

  async function stored<T>(learner: string, completion: number, step: string): Promise<T> {
    const result = await store.readStep(key(learner, completion, step));
    if (result === null) throw notYet(`no_${step}`, 1000);
    return result as T;
  }

  /** Asks once, as an activity does: it beats while it waits, and looks again later where another attempt is under way. */
  async function paidOnce<T extends { trace: Trace }>(
    at: { learner: string; completion: number; step: string },
    inputHash: string,
    call: (signal: AbortSignal) => Promise<T>,
  ): Promise<void> {
    try {
      await askOnce(store, at, inputHash, () =>
        whileBeating(() => call(Context.current().cancellationSignal)),
      );
    } catch (error) {
      if (error instanceof StepBusy) throw notYet('step_busy', 2000);
      // An erased learner has no verdict to wait for: what comes next finds that out for itself.
      if (!(error instanceof AnswerErased)) throw error;
    }
  }

  return {
    /** Gathers what the completion is judged by, once and for ever. */
    async prepareDossier(learner: string, completion: number): Promise<void> {
      const at = key(learner, completion, 'dossier');
      if ((await store.readStep(at)) !== null) return;
      const input = await store.dossierInput(learner, completion);
      if (!input) return;
      const dossier = buildDossier(input);
      await store.storeStep(at, { inputHash: hashDossier(dossier), result: dossier, trace: null });
    },

    /** Link A. */
    async scoreDossier(learner: string, completion: number): Promise<void> {
      if (await store.isDone(learner, completion)) return;
      const dossier = await stored<Dossier>(learner, completion, 'dossier');
      const at = key(learner, completion, 'score');
      const scorer = judgeOf(learner);
      await paidOnce(at, hashDossier(dossier), async (signal) =>
        scoredBy(scorer, await scorer.score(dossier, { signal })),
      );
    },

    /** Link B, over what of link A's answer could be grounded. */
    async checkScores(learner: string, completion: number): Promise<void> {
      if (await store.isDone(learner, completion)) return;
      const dossier = await stored<Dossier>(learner, completion, 'dossier');
      const score = await stored<ScoreStep>(learner, completion, 'score');
      if ('unscored' in score) return;
      const grounded = ground(dossier, score);
      const at = key(learner, completion, 'check');
      await paidOnce(at, hashDossier(dossier), (signal) =>
        judgeOf(learner).check(dossier, grounded, { signal }),
      );
    },

    /** Reconcile and commit; then ring, since awards may be waiting for this verdict. */
    async commitVerdict(learner: string, completion: number): Promise<void> {
      if (!(await store.isDone(learner, completion))) {
        const dossier = await stored<Dossier>(learner, completion, 'dossier');
        const score = await stored<ScoreStep>(learner, completion, 'score');
        const check = 'unscored' in score ? score : await stored<CheckStep>(learner, completion, 'check');
        const verdict = reconcile(dossier, scorerOf(score, judgeOf(learner)), ground(dossier, score), check);
        const { outcome } = await store.commit(learner, completion, verdict);
        if (outcome === 'out_of_order') throw notYet(outcome, 2000);
        if (outcome === 'committed') onVerdict?.(verdict);
      }
      await ring(learner);
    },
  };
}
