import type { DossierInput } from '../judge/dossier/input.ts';
import { inThisThread } from './judge-threads/judge-threads.ts';
import { inEventSpan } from '../tracing/event-trace.ts';
import { tenantPrefix } from '../core/tenant.ts';
import { reconcile } from '../judge/verdict/reconcile.ts';
import { scorerOf } from '../judge/verdict/scorer.ts';
import { cardLookUp } from './card-look-up.ts';
import { anchorReader } from './judge-anchor.ts';
import { committing, inJudgeSpan, judgeFor, type CalibrationDependencies } from './calibration.ts';

/** The offline judge reads so many characters in a few hundredths of a second. */
const SHORT = 30_000;

const charactersOf = ({ events, context }: Pick<DossierInput, 'events' | 'context'>): number =>
  JSON.stringify([events, context]).length;

/**
 * Judges a completion that was awarded just now, if that costs neither money nor much time. Says whether award must be called
 * again; null if the activity `calibrate` must judge it. It claims nothing: the answers are free, so an interrupted attempt is
 * just repeated.
 */
export function createJudgeAtOnce({ threads = inThisThread(), ...dependencies }: CalibrationDependencies) {
  const { store, onOfflineCall } = dependencies;
  const judgeOf = judgeFor({ threads, ...dependencies });
  const commit = committing(dependencies);
  const readAnchors = anchorReader({ threads, ...dependencies });

  async function judgeAndCommit(learner: string, completion: number): Promise<boolean | null> {
    const input = await store.calibrations.dossierInput(learner, completion);
    if (!input || charactersOf(input) > SHORT || !threads.isFree()) return null;
    const begun = performance.now();
    const work = () => threads.judge(input);
    const { judged, dossier, hash } = await inJudgeSpan('judge', threads.offline, work);
    onOfflineCall?.(performance.now() - begun);
    const { score, grounded, check } = judged;
    const scorer = await cardLookUp(store, tenantPrefix(learner))(scorerOf(score, threads.offline));
    const verdict = reconcile(dossier, scorer, grounded, check);
    const { more, drawn } = await commit(learner, completion, verdict, { dossier, hash, score, check });
    // Nothing waits for it: an award must not become slower.
    if (drawn !== null) void readAnchors(learner, drawn, threads.offline);
    return typeof more === 'string' ? null : more;
  }

  return async (learner: string, completion: number): Promise<boolean | null> => {
    try {
      if (!threads.isFree() || (await judgeOf(learner)) !== threads.offline) return null;
      const event = { learner, seq: completion };
      const work = () => judgeAndCommit(learner, completion);
      return await inEventSpan('verdict', event, store.events.traces, work);
    } catch {
      // The award is committed, so its caller must not fail; `calibrate` tries without end.
      return null;
    }
  };
}
