import { join, leftSize, type SumNode } from './sum-tree.ts';

/** The root over the leaves from `from` to before `to`. */
function rootOver(leaves: readonly SumNode[], from: number, to: number): SumNode {
  if (to - from === 1) return leaves[from] as SumNode;
  const middle = from + leftSize(to - from);
  return join(rootOver(leaves, from, middle), rootOver(leaves, middle, to));
}

/**
 * The subtrees that cover all leaves but the disclosed ones, from left to right, as few as possible. `disclosed` are
 * indexes from 0, ascending.
 */
export function restOf(leaves: readonly SumNode[], disclosed: readonly number[]): SumNode[] {
  const rest: SumNode[] = [];
  function cover(from: number, to: number, shown: readonly number[]): void {
    if (shown.length === 0) {
      rest.push(rootOver(leaves, from, to));
    } else if (to - from > 1) {
      const middle = from + leftSize(to - from);
      const at = shown.findIndex((index) => index >= middle);
      const split = at === -1 ? shown.length : at;
      cover(from, middle, shown.slice(0, split));
      cover(middle, to, shown.slice(split));
    }
  }
  if (leaves.length > 0) cover(0, leaves.length, disclosed);
  return rest;
}

/**
 * The root of a tree of `size` entries from its disclosed leaves, by index, and the subtrees that cover the rest, as
 * `restOf` gives them. Null if these do not make exactly such a tree.
 */
export function rootFrom(
  size: number,
  disclosed: ReadonlyMap<number, SumNode>,
  rest: readonly SumNode[],
): SumNode | null {
  const indexes = [...disclosed.keys()].sort((a, b) => a - b);
  if (size < 1 || indexes.some((index) => !Number.isInteger(index) || index < 0 || index >= size))
    return null;
  let used = 0;
  function rebuild(from: number, to: number, shown: readonly number[]): SumNode | null {
    if (shown.length === 0) {
      const node = rest[used];
      used += 1;
      return node?.entries === to - from ? node : null;
    }
    if (to - from === 1) return disclosed.get(from) ?? null;
    const middle = from + leftSize(to - from);
    const at = shown.findIndex((index) => index >= middle);
    const split = at === -1 ? shown.length : at;
    const left = rebuild(from, middle, shown.slice(0, split));
    const right = left && rebuild(middle, to, shown.slice(split));
    return left && right && join(left, right);
  }
  const root = rebuild(0, size, indexes);
  return used === rest.length ? root : null;
}
