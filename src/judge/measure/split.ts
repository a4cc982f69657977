import { createHash } from 'node:crypto';

const PARTS = 5;

/**
 * Splits cases into a training part and a held-out fifth by whole groups (a question, a task), so that nothing is
 * scored on what tuned it. Groups are ordered by a hash of their name: no order of the file, no choice of ours.
 */
export function splitByGroup<T>(
  cases: readonly T[],
  groupOf: (item: T) => string,
): { train: T[]; heldOut: T[] } {
  const hashOf = (group: string) => createHash('sha256').update(group).digest('hex');
  const groups = [...new Set(cases.map(groupOf))].map((group) => ({ group, hash: hashOf(group) }));
  groups.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const held = new Set(groups.filter((_, index) => index % PARTS === 0).map(({ group }) => group));
  return {
    train: cases.filter((item) => !held.has(groupOf(item))),
    heldOut: cases.filter((item) => held.has(groupOf(item))),
  };
}
