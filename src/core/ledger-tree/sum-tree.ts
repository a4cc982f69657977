import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** What a subtree adds up to. XP gained and lost are summed apart: no part of a sum can be hidden by a negative one. */
export type Sums = { entries: number; awards: number; added: number; removed: number };

/** A node of a Merkle sum tree: the hash covers the hashes and the sums of both children. */
export type SumNode = Sums & { hash: Uint8Array };

/** What a leaf says of a ledger entry. */
export type EntryOfTree = { kind: string; xp: number };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The sums of one entry. */
function sumsOf({ kind, xp }: EntryOfTree): Sums {
  return {
    entries: 1,
    awards: kind === 'award' ? 1 : 0,
    added: Math.max(0, xp),
    removed: Math.max(0, -xp),
  };
}

/** The four sums as unsigned 64-bit integers, big-endian. Throws a RangeError for what is no whole number from 0 to 2⁵³. */
export function sumBytes({ entries, awards, added, removed }: Sums): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  for (const [place, value] of [entries, awards, added, removed].entries()) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`a sum must be a whole number, not ${value}`);
    view.setBigUint64(place * 8, BigInt(value));
  }
  return new Uint8Array(view.buffer);
}

/**
 * `sha256(0x00 ‖ blind ‖ hash of the entry ‖ sums)`. Leaves and nodes begin with different bytes (RFC 9162, 2.1.1), so
 * that no node can pass for a leaf. The blind of 32 bytes keeps an entry from being guessed from its leaf.
 */
export function leafOf(entry: EntryOfTree, hash: string, blind: Uint8Array): SumNode {
  const sums = sumsOf(entry);
  return { ...sums, hash: sha256(concatBytes(LEAF, blind, hexToBytes(hash), sumBytes(sums))) };
}

/** `sha256(0x01 ‖ left hash ‖ left sums ‖ right hash ‖ right sums)`, with the sums of both. */
export function join(left: SumNode, right: SumNode): SumNode {
  const hash = sha256(concatBytes(NODE, left.hash, sumBytes(left), right.hash, sumBytes(right)));
  return {
    entries: left.entries + right.entries,
    awards: left.awards + right.awards,
    added: left.added + right.added,
    removed: left.removed + right.removed,
    hash,
  };
}

/** The number of entries of the left subtree: the largest power of two below `size` (RFC 9162, 2.1.1). */
export function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/**
 * The complete subtrees of a tree, largest first: all that is needed to append to it. Each append costs O(log entries).
 */
export function append(peaks: readonly SumNode[], leaf: SumNode): SumNode[] {
  const next = [...peaks];
  let last = leaf;
  while (next.at(-1)?.entries === last.entries) last = join(next.pop() as SumNode, last);
  next.push(last);
  return next;
}

/** The root over complete subtrees; undefined for an empty tree. */
export function rootOf(peaks: readonly SumNode[]): SumNode | undefined {
  if (peaks.length === 0) return undefined;
  return peaks.slice(0, -1).reduceRight((right, left) => join(left, right), peaks.at(-1) as SumNode);
}
