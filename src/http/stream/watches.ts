import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for any change of a set of learners, announced or not. */
export type Watch = {
  /** Resolves at the next change of a watched learner since the last call, or after `timeoutMs`. */
  next(timeoutMs: number): Promise<void>;
  ended(): boolean;
  end(): void;
};

/** The open watches. A watch remembers a change that arrives between two calls of `next`. */
export function createWatches() {
  type Open = { learners: ReadonlySet<string>; notify(): void; end(): void };
  const open = new Set<Open>();

  function watch(learners: ReadonlySet<string>): Watch {
    let hasChanged = false;
    let ended = false;
    let waiting = new AbortController();
    const entry: Open = {
      learners,
      notify() {
        hasChanged = true;
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
        if (!hasChanged && !ended) {
          waiting = new AbortController();
          await sleep(timeoutMs, undefined, { signal: waiting.signal }).catch(() => undefined);
        }
        hasChanged = false;
      },
      ended: () => ended,
      end: entry.end,
    };
  }

  return {
    watch,
    size: () => open.size,
    notify(learners: Iterable<string>): void {
      const changed = [...learners];
      for (const entry of open) if (changed.some((learner) => entry.learners.has(learner))) entry.notify();
    },
    endAll(): void {
      for (const entry of open) entry.end();
    },
  };
}
