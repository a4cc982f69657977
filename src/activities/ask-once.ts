import type { Trace } from '../judge/answer.ts';
import { ProviderFailure } from '../judge/model/failure.ts';
import { withEarlierCalls } from './with-earlier-calls.ts';
import type { Store } from '../store/store.ts';

const CLAIM_MS = 20_000;

/** Another attempt holds the claim for this answer. */
export class StepBusy extends Error {
  override name = 'StepBusy';
}

/** The learner was erased during the call; the answer is not stored. */
export class AnswerErased extends Error {
  override name = 'AnswerErased';
}

/** The trace of all calls so far if this one failed too; null keeps the stored one. */
function failedCalls(earlier: Trace | null, error: unknown): Trace | null {
  return error instanceof ProviderFailure && error.trace !== null
    ? withEarlierCalls(earlier, error.trace)
    : null;
}

/**
 * Rule 12: claim, call, insert, read back. A stored answer is never paid for again. The trace of failed calls is kept
 * with the released claim and becomes part of the trace of the later answer.
 * @throws StepBusy while another attempt is running, AnswerErased when the learner was erased meanwhile
 */
export async function askOnce<T extends { trace: Trace }>(
  store: Pick<Store, 'steps'>,
  at: { learner: string; completion: number; step: string },
  inputHash: string,
  call: (earlier: Trace | null) => Promise<T>,
): Promise<T> {
  const claim = await store.steps.claim(at, CLAIM_MS);
  if (claim.state === 'stored') return claim.result as T;
  if (claim.state === 'busy') throw new StepBusy();
  const claimId = claim.claim;
  const earlier = claim.trace as Trace | null;
  const renew = setInterval(
    () => void store.steps.renew(at, claimId, CLAIM_MS).catch(() => undefined),
    CLAIM_MS / 3,
  );
  try {
    const answer = await call(earlier);
    const trace = withEarlierCalls(earlier, answer.trace);
    const stored = await store.steps.store(at, { inputHash, result: { ...answer, trace }, trace });
    if (stored === null) throw new AnswerErased();
    return stored as T;
  } catch (error) {
    await store.steps.release(at, claimId, failedCalls(earlier, error)).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renew);
  }
}
