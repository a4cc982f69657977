/** Counts awards as they are committed, and tells when a number is reached. */
export function createCounter() {
  let count = 0;
  let waiting: { target: number; done: () => void }[] = [];
  return {
    add(awards: number): void {
      count += awards;
      for (const { target, done } of waiting) if (count >= target) done();
      waiting = waiting.filter(({ target }) => count < target);
    },
    count: () => count,
    /** Settles once `more` awards were counted from now on; fails when they do not come in time. */
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
