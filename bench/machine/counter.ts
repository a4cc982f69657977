/** Counts committed awards, so that a round can wait for a number of them. */
export function createCounter() {
  let count = 0;
  let waiting: { target: number; done: () => void }[] = [];
  const learners = new Map<string, () => void>();
  return {
    add(awards: number, learner?: string): void {
      count += awards;
      if (learner !== undefined) learners.get(learner)?.();
      for (const { target, done } of waiting) if (count >= target) done();
      waiting = waiting.filter(({ target }) => count < target);
    },
    count: () => count,
    /** Resolves after the next award of a learner. */
    async of(learner: string): Promise<void> {
      await new Promise<void>((resolve) => learners.set(learner, resolve));
      learners.delete(learner);
    },
    /** Resolves after `more` further awards; rejects on timeout. */
    async expect(more: number, timeoutMs = 300_000): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const from = count;
      waiting.push({ target: count + more, done: resolve });
      const late = setTimeout(
        () => reject(new Error(`${count - from} of ${more} awards in ${timeoutMs} ms`)),
        timeoutMs,
      );
      await promise.finally(() => clearTimeout(late));
    },
  };
}
