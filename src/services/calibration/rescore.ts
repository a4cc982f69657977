import { isTestLearner } from '../../core/test-learner.ts';
import type { Rescored, RescoreRequest } from '../../http/calibration/calibration-service.ts';
import type { Dossier } from '../../judge/dossier/build.ts';
import { judgeDossier } from '../../judge/chain.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import type { Judge } from '../../judge/judge.ts';
import type { ScoreStep } from '../../judge/answer.ts';
import { JudgeConfigError } from '../../judge/model/judge-from-model.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';
import { ProviderFailure } from '../../judge/model/provider-failure.ts';
import type { Store } from '../../store/store.ts';
import { AnswerErased, askOnce, StepBusy } from '../../activities/ask-once.ts';

export type RescoreDependencies = {
  store: Pick<Store, 'reviews' | 'steps'>;
  /** The judge of this spelling, or the configured one. Throws `JudgeConfigError`. */
  judgeOf: (spec?: string) => Judge;
};

type Place = { learner: string; completion: number };

/**
 * Judges a stored dossier again. Refusals that need no judge come before anybody is paid; the answers are stored under
 * names of their own, so that saving after a preview, or after a crash, asks nobody again.
 */
export async function rescore(
  { store, judgeOf }: RescoreDependencies,
  request: RescoreRequest,
): Promise<Rescored> {
  const { learner, number, by, preview } = request;
  try {
    // Nobody should pay a model for a rehearsal, unless it is asked for by name.
    const rehearsed = request.judge === undefined && isTestLearner(learner);
    const judge = rehearsed ? offlineJudge : judgeOf(request.judge);
    const target = await store.reviews.rescoreTarget(learner, number);
    if ('refused' in target) return { outcome: target.refused };
    const place = { learner, completion: target.completion };
    const dossier = (await store.steps.read({ ...place, step: 'dossier' })) as Dossier | null;
    if (dossier === null) return { outcome: 'no_dossier' };
    const answer = await freshAnswer(store, place, judge, new Set(target.used));
    const hash = hashDossier(dossier);
    const { verdict } = await judgeDossier(judge, dossier, (step, call) =>
      askOnce(store, { ...place, step: `${step} ${answer}` }, hash, (failedCalls) => call({ failedCalls })),
    );
    // A reading that could not be read takes nobody's place; the next try asks afresh.
    if (verdict.unscored !== null) return { outcome: 'unreadable', code: verdict.unscored };
    const stored = await store.reviews.rescore(learner, { number, answer, by, verdict }, { preview });
    return stored.outcome === 'rescored'
      ? { ...stored, judge: verdict.judge, reason: verdict.reason }
      : stored;
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Rescored {
  if (error instanceof JudgeConfigError) return { outcome: 'unknown_judge', detail: error.message };
  if (error instanceof AnswerErased) return { outcome: 'erased' };
  if (error instanceof StepBusy) return { outcome: 'under_way' };
  if (error instanceof ProviderFailure) {
    return { outcome: 'judge_unavailable', code: error.code, retryAfterMs: error.retryAfterMs };
  }
  throw error;
}

/** The first numbered answer of this judge version that no calibration rests on and that is not known to be unreadable. */
async function freshAnswer(
  store: Pick<Store, 'steps'>,
  place: Place,
  judge: Judge,
  used: Set<string>,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const answer = `${judge.name}@${judge.version}#${number}`;
    if (used.has(answer)) continue;
    const score = (await store.steps.read({ ...place, step: `score ${answer}` })) as ScoreStep | null;
    if (score === null || 'scores' in score) return answer;
  }
}
