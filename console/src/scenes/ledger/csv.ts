import type { Schemas } from '../../api/client.ts';

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

/** The entries as CSV (RFC 4180), every value as it is in the ledger. */
export function csvOf(entries: readonly Entry[]): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => cell(entry[column])).join(','));
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  // A text that a spreadsheet would run as a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
