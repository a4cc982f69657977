import type { Trace } from '../judge/answer.ts';
import { ProviderFailure } from '../judge/model/provider-failure.ts';
import { withEarlierCalls } from './with-earlier-calls.ts';
import type { Store } from '../store/store.ts';

const CLAIM_MS = 20_000;

/** Somebody else has the leave to find this answer. */
export class StepBusy extends Error {
  override name = 'StepBusy';
}

/** The learner was erased while the answer was awaited: it is kept nowhere. */
export class AnswerErased extends Error {
  override name = 'AnswerErased';
}

/** What is to be kept of the calls so far, when this one gave no answer either; null leaves what is kept as it is. */
function failedCalls(earlier: Trace | null, error: unknown): Trace | null {
  return error instanceof ProviderFailure && error.trace !== null
    ? withEarlierCalls(earlier, error.trace)
    : null;
}

/**
 * Rule 12: claim, call, insert, read back. A stored answer is never paid for again. Calls that the provider failed are
 * kept with the claim that is given back, and stand in the trace of the answer that comes later.
 * @throws StepBusy while another attempt is under way, AnswerErased when the learner was erased meanwhile
 */
export async function askOnce<T extends { trace: Trace }>(
  store: Pick<Store, 'steps'>,
  at: { learner: string; completion: number; step: string },
  inputHash: string,
  call: (failedCalls: number) => Promise<T>,
): Promise<T> {
  const claim = await store.steps.claim(at, CLAIM_MS);
  if (claim.state === 'stored') return claim.result as T;
  if (claim.state === 'busy') throw new StepBusy();
  const held = claim.claim;
  const earlier = claim.trace as Trace | null;
  const renew = setInterval(
    () => void store.steps.renew(at, held, CLAIM_MS).catch(() => undefined),
    CLAIM_MS / 3,
  );
  try {
    const answer = await call(earlier === null ? 0 : earlier.retries + 1);
    const trace = withEarlierCalls(earlier, answer.trace);
    const stored = await store.steps.store(at, { inputHash, result: { ...answer, trace }, trace });
    if (stored === null) throw new AnswerErased();
    return stored as T;
  } catch (error) {
    await store.steps.release(at, held, failedCalls(earlier, error)).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renew);
  }
}
