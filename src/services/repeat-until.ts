import { setTimeout as sleep } from 'node:timers/promises';

type Repeating = {
  /** The pause after each call. */
  everyMs: number;
  /** Called for each call that failed; `isFirst` if the one before it did not, so that an outage can be logged once. */
  onFailure: (error: Error, isFirst: boolean) => void;
};

/** Calls `work` again and again, with a pause between, until `signal` is aborted; resolves after the call that runs then. */
export async function repeatUntil(
  signal: AbortSignal,
  work: () => Promise<void>,
  { everyMs, onFailure }: Repeating,
): Promise<void> {
  let isFailing = false;
  while (!signal.aborted) {
    const error = await work().then(
      () => null,
      (error: Error) => error,
    );
    if (error) onFailure(error, !isFailing);
    isFailing = error !== null;
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
