import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody who waits until any of a few learners changes, announced or not. */
export type Watch = {
  /** Resolves at the next change of a watched learner since the last call, or after `timeoutMs`. */
  next(timeoutMs: number): Promise<void>;
  ended(): boolean;
  end(): void;
};

/** Waiters for changes. Each remembers a change that came while it looked elsewhere. */
export function createWatches() {
  type Open = { learners: ReadonlySet<string>; ring(): void; end(): void };
  const open = new Set<Open>();

  function watch(learners: ReadonlySet<string>): Watch {
    let rung = false;
    let ended = false;
    let waiting = new AbortController();
    const entry: Open = {
      learners,
      ring() {
        rung = true;
        waiting.abort();
      },
      end() {
        ended = true;
        open.delete(entry);
        waiting.abort();
      },
    };
    open.add(entry);
    return {
      async next(timeoutMs) {
        if (!rung && !ended) {
          waiting = new AbortController();
          await sleep(timeoutMs, undefined, { signal: waiting.signal }).catch(() => undefined);
        }
        rung = false;
      },
      ended: () => ended,
      end: entry.end,
    };
  }

  return {
    watch,
    size: () => open.size,
    ring(learners: Iterable<string>): void {
      const changed = [...learners];
      for (const entry of open) if (changed.some((learner) => entry.learners.has(learner))) entry.ring();
    },
    endAll(): void {
      for (const entry of open) entry.end();
    },
  };
}
