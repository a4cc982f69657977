import { awardEvents } from '../award/award-events.ts';
import type { Database } from '../database.ts';
import type { Hinting, Writing } from '../writing.ts';
import { readAwards, readEntries } from './read-entries.ts';
import { verifyLedger } from './verify-ledger.ts';

/** Awards and their ledger. */
export function createLedger(database: Database, writing: Writing, hinting: Hinting) {
  return {
    award: (learner: string, past: number) =>
      hinting(awardEvents(database, writing, learner, past), ({ awarded }) => awarded > 0),
    entries: (learner: number, page: { after: number; limit: number; to?: number }) =>
      readEntries(database, learner, page),
    awards: (learner: number, seqs: number[]) => readAwards(database, learner, seqs),
    verify: (id: string, keptHead?: { entries: number; head: string }) =>
      verifyLedger(database, id, keptHead),
  };
}
