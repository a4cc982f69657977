import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restOf, rootFrom } from './disclosure.ts';
import { HASH_BYTES, learnerLeaf, pathOffsets, rootOfPath, treeNodes } from './root-tree.ts';
import { append, join, leafOf, rootOf, type SumNode } from './sum-tree.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (node: Uint8Array | undefined): string => Buffer.from(node ?? []).toString('hex');
const sha = (...parts: Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

const xps = fc.array(fc.integer({ min: -500, max: 10_000 }), { minLength: 1, maxLength: 70 });

function leavesOf(values: readonly number[]): SumNode[] {
  return values.map((xp, place) => {
    const kind = xp < 0 ? 'settlement' : 'award';
    return leafOf({ kind, xp }, sha(Buffer.from([place])), bytes(sha(Buffer.from(`blind ${place}`))));
  });
}

const treeOver = (leaves: readonly SumNode[]) => rootOf(leaves.reduce<SumNode[]>(append, [])) as SumNode;

/** The definition of RFC 9162, 2.1.1, with sums: written apart from the product's own. */
function byDefinition(leaves: readonly SumNode[]): SumNode {
  if (leaves.length === 1) return leaves[0] as SumNode;
  const left = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return join(byDefinition(leaves.slice(0, left)), byDefinition(leaves.slice(left)));
}

test('a leaf and a node are hashed as the documentation says', () => {
  const blind = new Uint8Array(32).fill(7);
  const entry = sha(Buffer.from('entry'));
  const sums = Buffer.from('0000000000000001000000000000000100000000000000100000000000000000', 'hex');
  const leaf = leafOf({ kind: 'award', xp: 16 }, entry, blind);
  expect(hex(leaf.hash)).toBe(sha(Uint8Array.of(0), blind, bytes(entry), sums));
  expect(hex(join(leaf, leaf).hash)).toBe(sha(Uint8Array.of(1), leaf.hash, sums, leaf.hash, sums));
});

test('appending one leaf after the other gives the tree of the definition and its sums', () => {
  fc.assert(
    fc.property(xps, (values) => {
      const leaves = leavesOf(values);
      const tree = treeOver(leaves);
      expect(hex(tree.hash)).toBe(hex(byDefinition(leaves).hash));
      expect(tree.entries).toBe(values.length);
      expect(tree.added - tree.removed).toBe(values.reduce((sum, xp) => sum + xp, 0));
    }),
  );
});

const chosen = fc.tuple(xps, fc.infiniteStream(fc.boolean())).map(([values, stream]) => ({
  leaves: leavesOf(values),
  shown: values.flatMap((_, place) => (stream.next().value ? [place] : [])),
}));

const shownOf = (leaves: readonly SumNode[], shown: readonly number[]) =>
  new Map(shown.map((place) => [place, leaves[place] as SumNode]));

describe('disclosed leaves with the rest', () => {
  test('make the root, and the sums of both add up to its own', () => {
    fc.assert(
      fc.property(chosen, ({ leaves, shown }) => {
        const rest = restOf(leaves, shown);
        const root = rootFrom(leaves.length, shownOf(leaves, shown), rest);
        expect(hex(root?.hash)).toBe(hex(treeOver(leaves).hash));
        const parts = [...rest, ...shown.map((place) => leaves[place] as SumNode)];
        expect(parts.reduce((sum, { added }) => sum + added, 0)).toBe(root?.added);
        expect(parts.reduce((sum, { entries }) => sum + entries, 0)).toBe(leaves.length);
      }),
    );
  });

  test('make another root, or none, once anything about them is changed', () => {
    const changes = fc.constantFrom('added', 'removed', 'awards', 'entries', 'hash', 'gone', 'twice', 'size');
    fc.assert(
      fc.property(chosen, changes, fc.nat(), ({ leaves, shown }, change, pick) => {
        const rest = restOf(leaves, shown);
        const { length } = leaves;
        const root = hex(treeOver(leaves).hash);
        const seen = shownOf(leaves, shown);
        if (change === 'size') {
          expect(hex(rootFrom(length + 1, seen, rest)?.hash)).not.toBe(root);
          return;
        }
        if (rest.length === 0) return;
        const at = pick % rest.length;
        const node = rest[at] as SumNode;
        const other = {
          gone: [],
          twice: [node, node],
          hash: [{ ...node, hash: bytes(sha(node.hash)) }],
          added: [{ ...node, added: node.added + 1 }],
          removed: [{ ...node, removed: node.removed + 1 }],
          awards: [{ ...node, awards: node.awards + 1 }],
          entries: [{ ...node, entries: node.entries + 1 }],
        }[change];
        const changed = rootFrom(length, seen, rest.toSpliced(at, 1, ...other));
        // A tree of one opaque node is its root: then the sums are compared by whoever published it.
        if (rest.length === 1 && shown.length === 0 && change !== 'hash')
          expect(changed === null || changed === other[0]).toBe(true);
        else expect(hex(changed?.hash)).not.toBe(root);
      }),
    );
  });
});

test('sums that are no whole numbers are refused', () => {
  const [leaf] = leavesOf([3]) as [SumNode];
  for (const added of [-1, 0.5, Number.NaN, 2 ** 60])
    expect(() => join({ ...leaf, added }, leaf)).toThrow(RangeError);
});

test('every leaf of a published root leads to it by its path, and no other leaf does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.nat(), (height, pick) => {
      const leaves = Array.from({ length: 2 ** height }, () => Uint8Array.from(randomBytes(HASH_BYTES)));
      const nodes = treeNodes(leaves);
      const root = hex(nodes.slice(-HASH_BYTES));
      const index = pick % leaves.length;
      const path = pathOffsets(index, leaves.length).map((offset) =>
        nodes.slice(offset, offset + HASH_BYTES),
      );
      expect(hex(rootOfPath(leaves[index] as Uint8Array, index, path))).toBe(root);
      expect(hex(rootOfPath(Uint8Array.from(randomBytes(HASH_BYTES)), index, path))).not.toBe(root);
      if (leaves.length > 1)
        expect(hex(rootOfPath(leaves[index] as Uint8Array, index ^ 1, path))).not.toBe(root);
    }),
  );
});

test('a learner’s leaf covers the blind, the tree and its sums', () => {
  const [tree] = leavesOf([5]) as [SumNode];
  const blind = new Uint8Array(32).fill(9);
  const leaf = hex(learnerLeaf(tree, blind));
  expect(hex(learnerLeaf({ ...tree, added: 6 }, blind))).not.toBe(leaf);
  expect(hex(learnerLeaf(tree, new Uint8Array(32)))).not.toBe(leaf);
});
