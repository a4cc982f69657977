import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart, oneLine } from './start-problem.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

type Trying = {
  signal: AbortSignal;
  /** Called after each failed try with the line to log: what is wrong, what to do, when the next try is. */
  onProblem: (line: string) => void;
  firstMs?: number;
};

/**
 * Calls `start` until it succeeds, with a delay that doubles from one second to half a minute. Undefined once `signal`
 * is aborted.
 * @throws CannotStart if `start` does
 */
export async function keepTrying<T>(
  start: () => Promise<T>,
  { signal, onProblem, firstMs = FIRST_MS }: Trying,
): Promise<T | undefined> {
  for (let waitMs = firstMs; !signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_MS)) {
    try {
      return await start();
    } catch (error) {
      if (error instanceof CannotStart) throw error;
      if (signal.aborted) return undefined;
      onProblem(`${oneLine(error)}; trying again in ${waitMs / 1000} s`);
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
