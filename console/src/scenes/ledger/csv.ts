import type { Schemas } from '../../api/client.ts';
import { toCsv } from '../../ui/csv.ts';

type Entry = Schemas['LedgerEntry'];

const COLUMNS = [
  'entry',
  'at',
  'kind',
  'eventType',
  'eventTime',
  'eventSeq',
  'base',
  'multiplier',
  'xp',
  'reason',
  'tier',
  'overall',
  'snapshotVersion',
  'calibration',
  'level',
  'totalAfter',
  'hash',
] as const satisfies readonly (keyof Entry)[];

/** The entries as CSV, every value as it is in the ledger. */
export function csvOf(entries: readonly Entry[]): string {
  return toCsv(
    COLUMNS,
    entries.map((entry) => COLUMNS.map((column) => entry[column])),
  );
}
