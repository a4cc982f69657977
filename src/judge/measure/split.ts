import { createHash } from 'node:crypto';

/** The number of parts if there are enough groups. */
export const FIFTHS = 5;
/** With fewer groups, each is held out separately: a fifth would be only one or two. */
const FEW_GROUPS = 10;

/**
 * The part of each group, from 0: fifths of the groups, or one part per group if they are few. A group (a question,
 * a task, a person) is never split. Groups are ordered by a hash of their name, so the split depends neither on the
 * file's order nor on a choice.
 */
export function partsOf(groups: readonly string[]): ReadonlyMap<string, number> {
  const hashOf = (group: string) => createHash('sha256').update(group).digest('hex');
  const hashed = [...new Set(groups)].map((group) => ({ group, hash: hashOf(group) }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const parts = hashed.length < FEW_GROUPS ? hashed.length : FIFTHS;
  return new Map(hashed.map(({ group }, index) => [group, index % parts]));
}
