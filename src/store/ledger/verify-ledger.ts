import { rows, type Database, type Tx } from '../database.ts';
import { chainStart } from '../canonical.ts';
import { entryHash } from './chain-entries.ts';
import { readEntries } from './read-entries.ts';

const PAGE = 1000;

/** `firstBroken` is the first entry that does not follow from the one before; null when all do. */
export type Verification = { intact: boolean; entries: number; total: number; firstBroken: number | null };

const ROW = {
  name: 'verify-row',
  text: `SELECT no, total, entries, encode(head, 'hex') AS head FROM learners WHERE id = $1`,
};

/**
 * Checks a learner's chain (invariants 6 and 7): every number, sum and hash follows from the previous one, and the last
 * ones equal the learner's row. Null when the learner is unknown. Finding a rewritten tail needs a head recorded
 * elsewhere.
 */
export async function verifyLedger(
  database: Database | Tx,
  id: string,
  keptHead?: { entries: number; head: string },
): Promise<Verification | null> {
  const [row] = await rows<{ no: number; total: number; entries: number; head: string }>(database, ROW, [id]);
  if (!row) return null;
  let previous = chainStart('ledger', id);
  let entries = 0;
  let total = 0;
  const broken = (entry: number) => ({ intact: false, entries, total, firstBroken: entry });
  for (;;) {
    const page = await readEntries(database, row.no, { after: entries, limit: PAGE });
    for (const entry of page) {
      const { hash, ...said } = entry;
      const follows =
        entry.entry === entries + 1 &&
        entry.previousHash === previous &&
        entry.totalAfter === total + entry.xp;
      if (!follows || entryHash(said) !== hash) return broken(Math.min(entry.entry, entries + 1));
      if (keptHead?.entries === entry.entry && keptHead.head !== hash) return broken(entry.entry);
      entries += 1;
      total = entry.totalAfter;
      previous = hash;
    }
    if (page.length < PAGE) break;
  }
  if ((keptHead?.entries ?? 0) > entries) return broken(entries + 1);
  return entries >= row.entries && (entries > row.entries || (total === row.total && previous === row.head))
    ? { intact: true, entries, total, firstBroken: null }
    : broken(Math.max(1, entries));
}
