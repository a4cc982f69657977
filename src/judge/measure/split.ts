import { createHash } from 'node:crypto';

/** How many parts there are. */
export const FIFTHS = 5;

/**
 * Which fifth each group belongs to, from 0: a group (a question, a task) is never split. Groups are ordered by a hash
 * of their name: no order of the file, no choice of ours.
 */
export function fifthsOf(groups: readonly string[]): ReadonlyMap<string, number> {
  const hashOf = (group: string) => createHash('sha256').update(group).digest('hex');
  const hashed = [...new Set(groups)].map((group) => ({ group, hash: hashOf(group) }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return new Map(hashed.map(({ group }, index) => [group, index % FIFTHS]));
}
