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

/**
 * Rule 12: claim, call, insert, read back. A stored answer is never paid for again.
 * @throws StepBusy while another attempt is under way, AnswerErased when the learner was erased meanwhile
 */
export async function askOnce<T extends { trace: unknown }>(
  store: Store,
  at: { learner: string; completion: number; step: string },
  inputHash: string,
  call: () => Promise<T>,
): Promise<T> {
  const claim = await store.claimStep(at, CLAIM_MS);
  if (claim.state === 'stored') return claim.result as T;
  if (claim.state === 'busy') throw new StepBusy();
  const held = claim.claim;
  const renew = setInterval(
    () => void store.renewStep(at, held, CLAIM_MS).catch(() => undefined),
    CLAIM_MS / 3,
  );
  try {
    const answer = await call();
    const stored = await store.storeStep(at, { inputHash, result: answer, trace: answer.trace });
    if (stored === null) throw new AnswerErased();
    return stored as T;
  } catch (error) {
    await store.releaseStep(at, held).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renew);
  }
}
