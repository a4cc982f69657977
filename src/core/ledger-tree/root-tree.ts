import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { sumBytes, type SumNode } from './sum-tree.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
export const HASH_BYTES = 32;

/**
 * A learner's leaf in the tree of a published root: `sha256(0x00 ‖ blind ‖ hash ‖ sums)` of the root of the learner's own
 * tree. The blind is new in each root, so that leaves of one learner cannot be linked.
 */
export function learnerLeaf(tree: SumNode, blind: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF, blind, tree.hash, sumBytes(tree)));
}

const parentOf = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(NODE, left, right));

/**
 * All nodes of a Merkle tree by RFC 9162, 2.1.1, as bytes: the leaves, then each level above them, the root last. The
 * number of leaves must be a power of two.
 */
export function treeNodes(leaves: readonly Uint8Array[]): Uint8Array {
  const levels: Uint8Array[] = [];
  let level = leaves;
  while (level.length > 1) {
    levels.push(...level);
    const below = level;
    level = Array.from({ length: below.length / 2 }, (_, place) =>
      parentOf(below[2 * place] as Uint8Array, below[2 * place + 1] as Uint8Array),
    );
  }
  return concatBytes(...levels, ...level);
}

/** Where the siblings on the path of a leaf to the root are in the bytes of `treeNodes`, from below. */
export function pathOffsets(index: number, leaves: number): number[] {
  const offsets: number[] = [];
  let start = 0;
  let place = index;
  for (let size = leaves; size > 1; size /= 2) {
    offsets.push((start + (place ^ 1)) * HASH_BYTES);
    start += size;
    place = Math.floor(place / 2);
  }
  return offsets;
}

/** The root over a leaf and the siblings on its path (RFC 9162, 2.1.3.2, for a number of leaves that is a power of two). */
export function rootOfPath(leaf: Uint8Array, index: number, path: readonly Uint8Array[]): Uint8Array {
  let place = index;
  return path.reduce((node, sibling) => {
    const isRight = place % 2 === 1;
    place = Math.floor(place / 2);
    return isRight ? parentOf(sibling, node) : parentOf(node, sibling);
  }, leaf);
}
