import { Context } from '@temporalio/activity';
import { tenantPrefix } from '../core/tenant.ts';
import { isTestLearner } from '../core/test-learner.ts';
import type { Verdict } from '../core/verdict.ts';
import { chainOf, type Ask } from '../judge/chain.ts';
import type { Dossier } from '../judge/dossier/build.ts';
import { hashDossier } from '../judge/dossier/hash.ts';
import type { Judge } from '../judge/judge.ts';
import { inThisThread, type JudgeThreads } from './judge-threads/judge-threads.ts';
import type { Answers } from '../store/steps/store-answers.ts';
import type { Store } from '../store/store.ts';
import { AnswerErased, askOnce, StepBusy } from './ask-once.ts';
import { cardLookUp } from './card-look-up.ts';
import { anchorReader } from './judge-anchor.ts';
import { notYet } from './failure.ts';
import { inEventSpan } from '../tracing/event-trace.ts';
import { inSpan } from '../tracing/span.ts';

/** The judge of the tenant with a prefix; null for that of the installation. */
export type TenantJudge = (prefix: string) => Promise<Judge | 'offline' | null>;

export type CalibrationDependencies = {
  store: Pick<Store, 'calibrations' | 'steps' | 'events' | 'anchors' | 'judges'>;
  /** The offline judge of `threads` by default. */
  judge?: Judge | undefined;
  /** The judges of tenants; by default none has its own. */
  tenantJudge?: TenantJudge | undefined;
  /** Where the judge's CPU work runs; the caller's thread by default. */
  threads?: JudgeThreads | undefined;
  ring: (learner: string) => Promise<void>;
  /** Called after every committed verdict, for metrics and log. */
  onVerdict?: ((verdict: Verdict, at: CommittedVerdict) => void) | undefined;
  /** Called when an anchor could not be judged; it waits for the next one that is drawn. */
  onAnchorFailed?: ((error: unknown) => void) | undefined;
  /** Called after every answer of the offline judge. Calls of models are watched where they are made. */
  onOfflineCall?: ((durationMs: number) => void) | undefined;
};

/** The place of a committed verdict: `calibration` is its number, `waitedMs` counts from the completion's acceptance. */
type CommittedVerdict = {
  learner: string;
  completion: number;
  calibration: number;
  waitedMs: number;
  requestId: string | null;
};

const HEARTBEAT_MS = 3000;

/** Sends heartbeats during the call, so that the server knows this worker is alive. */
async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => Context.current().heartbeat(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

export const inJudgeSpan = <T>(span: string, { name }: Judge, work: () => Promise<T>) =>
  inSpan(span, { attributes: { 'touchstone.judge': name } }, work);

/** The judge of a learner. */
export function judgeFor({
  threads = inThisThread(),
  judge = threads.offline,
  tenantJudge = async () => null,
}: Pick<CalibrationDependencies, 'threads' | 'judge' | 'tenantJudge'>) {
  return async (learner: string): Promise<Judge> => {
    // Test learners never cost money.
    const own = isTestLearner(learner) ? 'offline' : ((await tenantJudge(tenantPrefix(learner))) ?? judge);
    return own === 'offline' ? threads.offline : own;
  };
}

/**
 * Commits a verdict, and says whether award must be called again, or why the verdict was not committed. `drawn`: the owner of an
 * anchor that it drew.
 */
export function committing({ store, onVerdict }: Pick<CalibrationDependencies, 'store' | 'onVerdict'>) {
  return async (
    learner: string,
    completion: number,
    verdict: Verdict,
    answers?: Answers,
  ): Promise<{ more: boolean | 'out_of_order' | 'answered'; drawn: string | null }> => {
    const committed = await store.calibrations.commit(learner, completion, verdict, answers);
    const { outcome, number, waitedMs = 0, requestId = null, more = true, drawn = null } = committed;
    if (outcome === 'out_of_order' || outcome === 'answered') return { more: outcome, drawn };
    if (outcome === 'committed' && number !== null)
      onVerdict?.(verdict, { learner, completion, calibration: number, waitedMs, requestId });
    return { more, drawn };
  };
}

/**
 * The calibration of one completion. Stored answers are not asked for again, so a repeated call goes on where the one
 * before it failed.
 */
export function calibrationSteps({
  store,
  threads = inThisThread(),
  judge,
  tenantJudge,
  ring,
  onVerdict,
  onAnchorFailed,
  onOfflineCall,
}: CalibrationDependencies) {
  const judgeOf = judgeFor({ threads, judge, tenantJudge });
  const commit = committing({ store, onVerdict });
  const readAnchors = anchorReader({ store, threads, ring, onAnchorFailed });

  /** The dossier, built and stored once; null when there is nothing to judge. */
  async function dossierOf(learner: string, completion: number): Promise<Dossier | null> {
    const at = { learner, completion, step: 'dossier' };
    const stored = await store.steps.read(at);
    if (stored !== null) return stored as Dossier;
    const input = await store.calibrations.dossierInput(learner, completion);
    if (!input) return null;
    const { dossier, hash } = await threads.build(input);
    return (await store.steps.store(at, { inputHash: hash, result: dossier, trace: null })) as Dossier | null;
  }

  /** The chain of a completion; null when nothing is left to do: calibrated already, or the learner erased. */
  async function openChain(learner: string, completion: number) {
    if (await store.calibrations.isDone(learner, completion)) return null;
    const dossier = await dossierOf(learner, completion);
    if (dossier === null) throw notYet('no_dossier', 1000);
    const inputHash = hashDossier(dossier);
    const by = await judgeOf(learner);
    const ask: Ask = (step, call) =>
      askOnce(store, { learner, completion, step }, inputHash, async (earlier) => {
        const begun = performance.now();
        const { cancellationSignal: signal } = Context.current();
        const answer = await inJudgeSpan(`judge ${step}`, by, () => call({ signal, earlier }));
        if (answer.trace.model === null) onOfflineCall?.(performance.now() - begun);
        return answer;
      });
    const withCard = cardLookUp(store, tenantPrefix(learner));
    return { by, ...chainOf(by, dossier, ask, threads.ground, withCard) };
  }

  /** Asks for what is not stored yet, reconciles and commits. Whether award must be called again. */
  async function judgeInSteps(learner: string, completion: number): Promise<boolean> {
    const chain = await openChain(learner, completion);
    if (chain === null) return true;
    const { verdict } = await chain.verdict();
    const { more, drawn } = await commit(learner, completion, verdict);
    if (typeof more === 'string') throw notYet(more, 2000);
    if (drawn !== null) await readAnchors(learner, drawn, chain.by, Context.current().cancellationSignal);
    return more;
  }

  return {
    /** All steps. Says whether award must be called again. */
    calibrate: async (learner: string, completion: number): Promise<boolean> => {
      const event = { learner, seq: completion };
      const work = () => withHeartbeat(() => judgeInSteps(learner, completion));
      return (await unlessErased(() => inEventSpan('verdict', event, store.events.traces, work))) ?? true;
    },

    // The steps one by one, for workflows that began under an earlier release.
    prepareDossier: async (learner: string, completion: number) =>
      void (await dossierOf(learner, completion)),
    scoreDossier: (learner: string, completion: number) =>
      unlessErased(() =>
        withHeartbeat(async () => void (await (await openChain(learner, completion))?.score())),
      ),
    checkScores: (learner: string, completion: number) =>
      unlessErased(() =>
        withHeartbeat(async () => void (await (await openChain(learner, completion))?.check())),
      ),
    async commitVerdict(learner: string, completion: number): Promise<void> {
      await unlessErased(() => judgeInSteps(learner, completion));
      await ring(learner);
    },
  };
}

/** Ends quietly for an erased learner; retries later while another attempt holds the claim. */
async function unlessErased<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StepBusy) throw notYet('step_busy', 2000);
    if (!(error instanceof AnswerErased)) throw error;
    return undefined;
  }
}
