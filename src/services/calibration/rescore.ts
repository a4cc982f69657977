import { tenantPrefix } from '../../core/tenant.ts';
import { isTestLearner } from '../../core/test-learner.ts';
import type { Rescored, RescoreRequest } from '../../http/calibration/calibration-service.ts';
import type { Dossier } from '../../judge/dossier/build.ts';
import { judgeDossier, type Ask } from '../../judge/chain.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import type { Judge } from '../../judge/judge.ts';
import type { ScoreStep } from '../../judge/answer.ts';
import { JudgeConfigError } from '../../judge/model/model-judge.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';
import { ProviderFailure } from '../../judge/model/failure.ts';
import type { Store } from '../../store/store.ts';
import type { TenantJudge } from '../../activities/calibration.ts';
import { cardLookUp } from '../../activities/card-look-up.ts';
import { AnswerErased, askOnce, StepBusy } from '../../activities/ask-once.ts';

export type RescoreDependencies = {
  store: Pick<Store, 'reviews' | 'steps' | 'judges'>;
  /** The judge of this spec, or the configured one. Throws `JudgeConfigError`. */
  judgeOf: (spec?: string) => Judge;
  /** The judges of tenants; by default none has its own. */
  tenantJudge?: TenantJudge | undefined;
};

type Place = { learner: string; completion: number };

/**
 * Judges a stored dossier again. Everything that can be refused without a judge is checked first, so that no call is
 * wasted. Answers are stored under numbered names, so saving after a preview or a crash makes no new call.
 */
export async function rescore(deps: RescoreDependencies, request: RescoreRequest): Promise<Rescored> {
  const { store, judgeOf } = deps;
  const { learner, number, by, preview } = request;
  try {
    const judge = request.judge === undefined ? await ownJudge(deps, learner) : judgeOf(request.judge);
    const target = await store.reviews.rescoreTarget(learner, number);
    if ('refused' in target) return { outcome: target.refused };
    const place = { learner, completion: target.completion };
    const dossier = (await store.steps.read({ ...place, step: 'dossier' })) as Dossier | null;
    if (dossier === null) return await noDossier(store, place);
    const answer = await freshAnswer(store, place, judge, new Set(target.used));
    const hash = hashDossier(dossier);
    const ask: Ask = (step, call) =>
      askOnce(store, { ...place, step: `${step} ${answer}` }, hash, (earlier) => call({ earlier }));
    const withCard = cardLookUp(store, tenantPrefix(learner));
    const { verdict } = await judgeDossier(judge, dossier, ask, undefined, withCard);
    // An unreadable answer replaces no verdict; the next try asks the judge again.
    if (verdict.unscored !== null) return { outcome: 'unreadable', code: verdict.unscored };
    const stored = await store.reviews.rescore(learner, { number, answer, by, verdict }, { preview });
    return stored.outcome === 'rescored'
      ? { ...stored, judge: verdict.judge, reason: verdict.reason }
      : stored;
  } catch (error) {
    return refusalOf(error);
  }
}

/** The judge of a learner: the free offline one of test learners, that of the tenant, or the configured one. */
async function ownJudge({ judgeOf, tenantJudge }: RescoreDependencies, learner: string): Promise<Judge> {
  if (isTestLearner(learner)) return offlineJudge;
  const own = await tenantJudge?.(tenantPrefix(learner));
  return own === 'offline' ? offlineJudge : (own ?? judgeOf());
}

/** Why there is no dossier. */
async function noDossier({ steps }: Pick<Store, 'steps'>, place: Place): Promise<Rescored> {
  const at = await steps.textsRemovedAt({ ...place, step: 'dossier' });
  return at === null ? { outcome: 'no_dossier' } : { outcome: 'texts_removed', at };
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

/** The first answer number of this judge version that no calibration uses and that is not known to be unreadable. */
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
