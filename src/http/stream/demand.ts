import { rangeOf } from '../../store/changes/ranges.ts';

/** With more ranges than these, all changes are read: most of them would be asked for anyway. */
const MOST_RANGES = 1024;

export type Demand = ReturnType<typeof createDemand>;

/** The hash ranges of the learners that somebody in this process listens to. */
export function createDemand() {
  const counts = new Map<number, number>();
  let everything = 0;
  let grown = 0;
  let ranges: number[] | null = [];
  const refresh = () => {
    ranges = everything > 0 || counts.size > MOST_RANGES ? null : [...counts.keys()];
  };

  return {
    /** The learner by number; null for all. */
    add(learner: number | null): void {
      if (learner === null) everything += 1;
      else counts.set(rangeOf(learner), (counts.get(rangeOf(learner)) ?? 0) + 1);
      const isNew = learner === null ? everything === 1 : counts.get(rangeOf(learner)) === 1;
      if (!isNew) return;
      grown += 1;
      refresh();
    },
    remove(learner: number | null): void {
      if (learner === null) everything -= 1;
      else {
        const left = (counts.get(rangeOf(learner)) ?? 1) - 1;
        if (left === 0) counts.delete(rangeOf(learner));
        else counts.set(rangeOf(learner), left);
      }
      refresh();
    },
    /** Null for all ranges. */
    ranges: () => ranges,
    /** How often ranges were added: a page that was asked for before may lack their changes. */
    grown: () => grown,
  };
}
