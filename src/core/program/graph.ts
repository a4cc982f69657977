/** Stages and what each waits for, in the order of the document. Everything here answers in that order. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Topological order by Kahn (1962), among stages that are ready the first of the document first, so that it is the
 * same every time. Stages on a cycle or behind one never become ready and are left out.
 */
export function topologicalOrder(graph: Graph): string[] {
  const order = new Set<string>();
  const waiting = new Map(graph);
  const firstReady = () => {
    for (const [id, requires] of waiting) if (requires.every((other) => order.has(other))) return id;
    return undefined;
  };
  for (let id = firstReady(); id !== undefined; id = firstReady()) {
    waiting.delete(id);
    order.add(id);
  }
  return [...order];
}

/** The way from a stage back to itself along what it waits for, shortest first found, or null. */
function wayBack(graph: Graph, start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const at of queue) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) {
        const way = [at];
        for (let step = at; step !== start;) {
          step = cameFrom.get(step) as string;
          way.push(step);
        }
        return way.reverse();
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at);
        queue.push(next);
      }
    }
  }
  return null;
}

/** Cycles that cover every stage lying on one, each as the stages along it, each waiting for the one after it. */
export function cyclesOf(graph: Graph): string[][] {
  // What has a place in the order lies on no cycle, which in a sound program is everything.
  const covered = new Set(topologicalOrder(graph));
  const cycles: string[][] = [];
  for (const id of graph.keys()) {
    if (covered.has(id)) continue;
    const cycle = wayBack(graph, id);
    if (!cycle) continue;
    for (const member of cycle) covered.add(member);
    cycles.push(cycle);
  }
  return cycles;
}
