import type { Schemas } from '../../api/client.ts';

export type Line = Schemas['LearnerLine'];

export const NEEDS = ['stale', 'provisional', 'stuck'] as const;
export type Need = (typeof NEEDS)[number];

export const ORDERS = ['id', 'lowest', 'highest', 'uncertain'] as const;
type Order = (typeof ORDERS)[number];

export type Filter = { needs: readonly Need[]; begin: string; order: Order };

export const NO_FILTER: Filter = { needs: [], begin: '', order: 'id' };

export function has(line: Line, need: Need): boolean {
  return need === 'stuck' ? line.behaviour === 'stuck' : line[need];
}

const COMPARE: Record<Order, ((a: Line, b: Line) => number) | null> = {
  // The list comes ordered by id.
  id: null,
  lowest: (a, b) => a.overall.mean - b.overall.mean,
  highest: (a, b) => b.overall.mean - a.overall.mean,
  uncertain: (a, b) => b.overall.sd - a.overall.sd,
};

/** The lines that have every need of the filter, in its order. */
export function selected(lines: readonly Line[], { needs, begin, order }: Filter): readonly Line[] {
  const found = lines.filter(
    (line) => line.learner.startsWith(begin) && needs.every((need) => has(line, need)),
  );
  const compare = COMPARE[order];
  return compare ? found.toSorted(compare) : found;
}
