import { bytesToHex } from '@noble/hashes/utils.js';
import { append, leafOf, type SumNode, type Sums } from '../../core/ledger-tree/sum-tree.ts';
import { keyed } from '../canonical.ts';
import { rows, type Database, type Tx } from '../database.ts';

/** Complete subtrees of a learner's tree, as stored. */
export type StoredPeak = Sums & { hash: string };

const PAGE = 5000;
const ENTRIES = {
  name: 'ledger-leaves',
  text: `SELECT entry, kind, xp, encode(hash, 'hex') AS hash FROM ledger
         WHERE learner = $1 AND entry > $2 AND entry <= $3 ORDER BY entry LIMIT ${PAGE}`,
};

/** The blind of an entry's leaf, 32 bytes. It cannot be computed again once an erase deleted the salt. */
export function blindOf(salt: Buffer, entry: number): Uint8Array {
  return keyed(salt, `touchstone ledger leaf ${entry}`);
}

const peakOf = ({ hash, ...sums }: StoredPeak): SumNode => ({
  ...sums,
  hash: Uint8Array.from(Buffer.from(hash, 'hex')),
});

/** The subtrees of a learner's tree up to an entry, from those that were stored earlier. Reads only the entries since. */
export async function growTree(
  on: Database | Tx,
  { no, salt }: { no: number; salt: Buffer },
  { peaks, entries, to }: { peaks: readonly StoredPeak[]; entries: number; to: number },
): Promise<SumNode[]> {
  let grown = peaks.map(peakOf);
  for (let after = entries; after < to;) {
    const page = await rows<{ entry: number; kind: string; xp: number; hash: string }>(on, ENTRIES, [
      no,
      after,
      to,
    ]);
    if (page.length === 0) throw new Error(`the ledger ends before entry ${to}`);
    for (const entry of page) grown = append(grown, leafOf(entry, entry.hash, blindOf(salt, entry.entry)));
    after = page.at(-1)!.entry;
  }
  return grown;
}

export const storedPeak = ({ hash, ...sums }: SumNode): StoredPeak => ({ ...sums, hash: bytesToHex(hash) });
