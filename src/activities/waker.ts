/** Wakes one waiting function. A call before it waits is remembered. */
export function createWaker() {
  let called = false;
  let wake = (): void => undefined;
  return {
    call(): void {
      called = true;
      wake();
    },
    /** Whether it was called within so many milliseconds, or since the last wait. */
    async within(ms: number): Promise<boolean> {
      if (!called) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, ms);
        wake = resolve;
        await promise;
        clearTimeout(timer);
      }
      const was = called;
      called = false;
      return was;
    },
  };
}
