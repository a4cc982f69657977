import { rows, type Database, type Tx } from '../database.ts';
import type { LedgerEntry } from './entry.ts';

const COLUMNS = `entry, kind, event_seq AS "eventSeq", event_type AS "eventType", event_time AS "eventTime", base, multiplier,
  xp, reason, tier, overall, snapshot_version AS "snapshotVersion", policy_version AS "policyVersion",
  awaiting_verdict AS "awaitingVerdict", calibration, from_entry AS "fromEntry", to_entry AS "toEntry", level,
  total_after AS "totalAfter", encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash, at`;

const PAGE = {
  name: 'ledger-page',
  text: `SELECT ${COLUMNS} FROM ledger WHERE learner = $1 AND entry > $2 AND entry <= $4 ORDER BY entry LIMIT $3`,
};
const AWARDS = {
  name: 'ledger-awards',
  text: `SELECT ${COLUMNS} FROM ledger WHERE learner = $1 AND kind = 'award' AND event_seq = ANY($2) ORDER BY entry`,
};

type Row = Record<string, unknown> & { kind: LedgerEntry['kind']; eventTime: number | null; at: number };

/** An entry exactly as it was hashed: each kind has only its own fields. */
function entryOf(row: Row): LedgerEntry {
  const at = new Date(row.at).toISOString();
  const { eventTime, eventType, base, multiplier, policyVersion, awaitingVerdict, ...rest } = row;
  if (row.kind === 'award') {
    const { calibration: _calibration, fromEntry: _from, toEntry: _to, ...award } = rest;
    const time = new Date(eventTime as number).toISOString();
    return {
      ...award,
      eventTime: time,
      eventType,
      base,
      multiplier,
      policyVersion,
      awaitingVerdict,
      at,
    } as LedgerEntry;
  }
  return { ...rest, at } as LedgerEntry;
}

const NO_END = Number.MAX_SAFE_INTEGER;

/** Entries after a number, up to another one, oldest first. */
export async function readEntries(
  on: Database | Tx,
  learner: number,
  page: { after: number; limit: number; to?: number },
): Promise<LedgerEntry[]> {
  return (await rows<Row>(on, PAGE, [learner, page.after, page.limit, page.to ?? NO_END])).map(entryOf);
}

/** The awards of given events. */
export async function readAwards(on: Database | Tx, learner: number, seqs: number[]): Promise<LedgerEntry[]> {
  return (await rows<Row>(on, AWARDS, [learner, seqs])).map(entryOf);
}
