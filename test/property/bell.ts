/** A workflow's doorbell without Temporal. */
export type Bell = ReturnType<typeof createBell>;

export function createBell() {
  let rung = false;
  let ended = false;
  let parked = false;
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
    listeners.clear();
  };
  const nextChange = () => new Promise<void>((resolve) => listeners.add(resolve));
  return {
    ring() {
      rung = true;
      notify();
    },
    clear() {
      rung = false;
    },
    /** Whether it rings within so many milliseconds. */
    async within(ms: number): Promise<boolean> {
      if (!rung && !ended)
        await Promise.race([nextChange(), new Promise((resolve) => setTimeout(resolve, ms))]);
      return rung;
    },
    /** Waits for the next ring. */
    async next(): Promise<void> {
      while (!rung && !ended) {
        parked = true;
        notify();
        await nextChange();
      }
      parked = false;
    },
    /** Waits until its owner waits for the next ring: everything rung for is done. */
    async quiet(): Promise<void> {
      while (!parked || rung)
        await Promise.race([nextChange(), new Promise((resolve) => setTimeout(resolve, 5))]);
    },
    end() {
      ended = true;
      notify();
    },
    over: () => ended,
  };
}
