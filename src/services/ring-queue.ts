import pLimit from 'p-limit';

/** Maximum queue length; learners beyond it are left to the sweeper. */
const MAX_QUEUED = 10_000;

export type RingQueueOptions = {
  /** Rings a learner who was queued at `since`. */
  ring: (learner: string, since: number, isLost: boolean) => Promise<void>;
  /** Called for a ring that failed or was not queued. */
  onDropped: () => void;
};

/** Rings that wait for a place, each learner once. */
export function createRingQueue(places: number, { ring, onDropped }: RingQueueOptions) {
  const limit = pLimit({ concurrency: places, rejectOnClear: true });
  const queued = new Set<string>();
  const running = new Set<Promise<void>>();

  async function enqueue(learner: string, isLost: boolean): Promise<void> {
    queued.add(learner);
    const since = Date.now();
    const ringQueued = () => {
      queued.delete(learner);
      return ring(learner, since, isLost);
    };
    await limit(ringQueued).catch(() => {
      queued.delete(learner);
      onDropped();
    });
  }

  return {
    /** Queues a ring. Never throws. */
    add(learner: string, isLost = false): void {
      if (queued.has(learner)) return;
      if (queued.size >= MAX_QUEUED) return onDropped();
      const one = enqueue(learner, isLost).finally(() => running.delete(one));
      running.add(one);
    },
    clear: () => limit.clearQueue(),
    /** Resolves when all rings have ended. */
    async done(): Promise<void> {
      await Promise.all(running);
    },
    inFlight: () => limit.activeCount,
  };
}
