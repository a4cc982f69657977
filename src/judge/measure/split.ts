import { createHash } from 'node:crypto';

/** How many parts there are where there are enough groups. */
export const FIFTHS = 5;
/** Fewer groups are held out one by one: a fifth of them would be one or two. */
const FEW_GROUPS = 10;

/**
 * Which part each group belongs to, from 0: fifths of the groups, or each group by itself where they are few. A group (a
 * question, a task, a person) is never split. Groups are ordered by a hash of their name: no order of the file, no choice
 * of ours.
 */
export function partsOf(groups: readonly string[]): ReadonlyMap<string, number> {
  const hashOf = (group: string) => createHash('sha256').update(group).digest('hex');
  const hashed = [...new Set(groups)].map((group) => ({ group, hash: hashOf(group) }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const parts = hashed.length < FEW_GROUPS ? hashed.length : FIFTHS;
  return new Map(hashed.map(({ group }, index) => [group, index % parts]));
}
