/** A workflow's doorbell without Temporal. */
export type Bell = ReturnType<typeof createBell>;

export function createBell() {
  let rung = false;
  let ended = false;
  let parked = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
    listeners.clear();
  };
  const heard = () => new Promise<void>((resolve) => listeners.add(resolve));
  return {
    ring() {
      rung = true;
      tell();
    },
    clear() {
      rung = false;
    },
    /** Whether it rings within so many milliseconds. */
    async within(ms: number): Promise<boolean> {
      if (!rung && !ended) await Promise.race([heard(), new Promise((resolve) => setTimeout(resolve, ms))]);
      return rung;
    },
    /** Until it rings, however long. */
    async next(): Promise<void> {
      while (!rung && !ended) {
        parked = true;
        tell();
        await heard();
      }
      parked = false;
    },
    /** Until its owner waits for the next ring: everything rung for is done. */
    async quiet(): Promise<void> {
      while (!parked || rung) await Promise.race([heard(), new Promise((resolve) => setTimeout(resolve, 5))]);
    },
    end() {
      ended = true;
      tell();
    },
    over: () => ended,
  };
}
