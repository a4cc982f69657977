import { hexToBytes } from '@noble/hashes/utils.js';
import { xpOf } from '../../core/ladder.ts';
import { rootFrom } from '../../core/ledger-tree/disclosure.ts';
import { leafOf, type SumNode, type Sums } from '../../core/ledger-tree/sum-tree.ts';
import type { DisclosedEntry, LedgerProof } from '../form.ts';
import { ensure } from './check.ts';
import { entryHash } from './entry-hash.ts';

/** Disclosed entries with their recomputed hashes and leaves. */
export type Disclosed = { entry: DisclosedEntry; hash: string; leaf: SumNode }[];

/** Recomputes each disclosed entry. Throws `CheckFailed` if one does not follow from its own fields or the one before. */
export function checkEntries({ disclosed, sums }: LedgerProof): Disclosed {
  const found = disclosed.map(({ entry, blind }) => {
    const hash = entryHash(entry);
    return { entry, hash, leaf: leafOf(entry, hash, hexToBytes(blind)) };
  });
  for (const [place, { entry }] of found.entries()) {
    const before = found[place - 1];
    ensure(
      entry.entry <= sums.entries && entry.entry > (before?.entry.entry ?? 0),
      `entry ${entry.entry} is out of order`,
    );
    if (entry.kind === 'award') requireAward(entry);
    if (before?.entry.entry === entry.entry - 1) {
      ensure(
        entry.previousHash === before.hash,
        `entry ${entry.entry} does not follow from entry ${before.entry.entry}`,
      );
    }
  }
  return found;
}

function requireAward({ entry, xp, base, multiplier, reason }: DisclosedEntry): void {
  ensure(base !== undefined && multiplier !== undefined, `entry ${entry} lacks what an award has`);
  const worth = reason === null ? xpOf(base, multiplier) : 0;
  ensure(xp === worth, `entry ${entry} pays ${xp} XP, but base × multiplier is ${worth}`);
}

/**
 * The root of the learner's tree. Throws `CheckFailed` if disclosed entries and rest do not make a tree with the stated sums,
 * or if the total stated in an entry is not the sum up to it.
 */
export function checkSums(proof: LedgerProof, disclosed: Disclosed): SumNode {
  const leaves = new Map(disclosed.map(({ entry, leaf }) => [entry.entry - 1, leaf]));
  const rest = proof.rest.map(({ hash, ...sums }) => ({ ...sums, hash: hexToBytes(hash) }));
  const root = rootFrom(proof.sums.entries, leaves, rest);
  ensure(root, 'the disclosed entries and the rest do not make a tree of that many entries');
  for (const name of ['entries', 'awards', 'added', 'removed'] as const satisfies (keyof Sums)[]) {
    ensure(root[name] === proof.sums[name], `the sum of “${name}” is ${root[name]}, not ${proof.sums[name]}`);
  }
  requireTotals(disclosed, rest);
  return root;
}

/** No part of the rest reaches across a disclosed entry, so the sum up to each of them is known. */
function requireTotals(disclosed: Disclosed, rest: readonly SumNode[]): void {
  let entries = 0;
  let total = 0;
  let used = 0;
  for (const { entry } of disclosed) {
    while (entries < entry.entry - 1) {
      const part = rest[used] as SumNode;
      entries += part.entries;
      total += part.added - part.removed;
      used += 1;
    }
    entries += 1;
    total += entry.xp;
    ensure(
      total === entry.totalAfter,
      `entry ${entry.entry} states a total of ${entry.totalAfter} XP, the sums make ${total}`,
    );
  }
}
