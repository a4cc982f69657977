import { shownLevel } from '../../core/level.ts';
import { chainHash } from '../canonical.ts';
import type { LedgerEntry, NewEntry } from './entry.ts';

/** The end of a ledger: the number, sum and hash of its last entry, and the level shown. */
export type LedgerHead = { entries: number; total: number; head: string; level: number };

/** The hash of an entry: over the previous hash and every other field. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'>): string {
  const { previousHash, ...said } = entry;
  return chainHash(previousHash, said);
}

/**
 * Numbers new entries and links them to the chain. The level is a fold in entry order, with the ceiling of the current
 * snapshot (rule 11). Every ledger entry is made here (rule 15).
 */
export function chainEntries(
  head: LedgerHead,
  ceiling: number,
  entries: readonly NewEntry[],
  at: string,
): { entries: LedgerEntry[]; head: LedgerHead } {
  const now = { ...head };
  const chained = entries.map((entry) => {
    now.entries += 1;
    now.total += entry.xp;
    now.level = shownLevel(now.level, now.total, ceiling);
    const unhashed = {
      ...entry,
      entry: now.entries,
      level: now.level,
      totalAfter: now.total,
      previousHash: now.head,
      at,
    };
    now.head = entryHash(unhashed);
    return { ...unhashed, hash: now.head };
  });
  return { entries: chained, head: now };
}
