/** Counts what is open by name, such as the streams of a key. Names without any take no memory. */
export function createSlots() {
  const open = new Map<string, number>();
  return {
    of: (name: string) => open.get(name) ?? 0,
    /** Takes one slot of each name; call the result once, when what was opened has ended. */
    take(names: readonly string[]): () => void {
      for (const name of names) open.set(name, (open.get(name) ?? 0) + 1);
      let taken = true;
      return () => {
        if (!taken) return;
        taken = false;
        for (const name of names) {
          const left = (open.get(name) ?? 1) - 1;
          if (left === 0) open.delete(name);
          else open.set(name, left);
        }
      };
    },
  };
}
