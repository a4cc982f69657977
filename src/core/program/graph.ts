/** Stages and what each waits for, in document order. All results keep that order. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Topological order by Kahn (1962). Ties go to the stage that comes first in the document, so that the order is
 * deterministic. Stages on or behind a cycle never become ready and are left out.
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

/** A shortest path from a stage back to itself along its prerequisites, or null. */
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

/** Cycles that together cover every stage on a cycle; each stage waits for the next one in its cycle. */
export function cyclesOf(graph: Graph): string[][] {
  // A stage in the topological order is on no cycle; in a valid program that is every stage.
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
