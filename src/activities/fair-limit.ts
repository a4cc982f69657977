/** How long a group without work still counts as active. */
const ACTIVE_MS = 600_000;

type Job = { start: () => void; drop: (error: Error) => void };
type Group = { name: string; waiting: Set<Job>; running: number; usedAt: number };

/**
 * Runs at most `places` jobs at once. Groups take turns: a free place goes to the waiting group with the fewest running
 * jobs. If others were active lately, the groups with jobs have at most `share` places together, and each at least one: what is
 * running of a burst would otherwise be in front of the others in Temporal and on the machine. A group that is the only active one
 * has `alone` places, by default all.
 */
export function createFairLimit(
  { places, share, alone = places }: { places: number; share: number; alone?: number },
  now = () => performance.now(),
) {
  // In the order in which they were served, so that of two equals the one that waited longer is next.
  const groups = new Map<string, Group>();
  let running = 0;
  let waiting = 0;

  function groupOf(name: string): Group {
    const group = groups.get(name) ?? { name, waiting: new Set(), running: 0, usedAt: 0 };
    groups.set(name, group);
    group.usedAt = now();
    return group;
  }

  function forgetUnused(): void {
    const oldest = now() - ACTIVE_MS;
    for (const [name, group] of groups)
      if (group.running + group.waiting.size === 0 && group.usedAt < oldest) groups.delete(name);
  }

  function nextGroup(): Group | undefined {
    const active = [...groups.values()].filter((group) => group.running + group.waiting.size > 0).length;
    const most = groups.size > 1 ? Math.max(1, Math.floor(share / active)) : alone;
    let next: Group | undefined;
    for (const group of groups.values())
      if (group.waiting.size > 0 && group.running < Math.min(most, next?.running ?? most)) next = group;
    return next;
  }

  function startNext(): void {
    while (running < places && waiting > 0) {
      const group = nextGroup();
      const [job] = group?.waiting ?? [];
      if (!group || !job) return;
      group.waiting.delete(job);
      waiting -= 1;
      groups.delete(group.name);
      groups.set(group.name, group);
      group.running += 1;
      running += 1;
      job.start();
    }
  }

  return {
    /** Runs a job of a group when it is its turn. Rejects without running it if the queue is cleared before. */
    async run<T>(name: string, job: () => Promise<T>): Promise<T> {
      if (waiting === 0) forgetUnused();
      const group = groupOf(name);
      await new Promise<void>((start, drop) => {
        group.waiting.add({ start, drop });
        waiting += 1;
        startNext();
      });
      try {
        return await job();
      } finally {
        group.running -= 1;
        running -= 1;
        group.usedAt = now();
        startNext();
      }
    },
    /** How many jobs of a group wait. */
    waitingOf: (name: string) => groups.get(name)?.waiting.size ?? 0,
    running: () => running,
    /** Drops all waiting jobs. */
    clear(): void {
      for (const group of groups.values()) {
        for (const { drop } of group.waiting) drop(new Error('the queue was cleared'));
        group.waiting.clear();
      }
      waiting = 0;
    },
  };
}
