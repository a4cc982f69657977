import { createHash } from 'node:crypto';

/** An entry as the API serves it. */
export type ServedEntry = {
  entry: number;
  kind: string;
  eventSeq: number | null;
  eventTime?: string;
  base?: number;
  multiplier?: number;
  xp: number;
  reason: string | null;
  totalAfter: number;
  at: string;
  previousHash: string;
  hash: string;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** RFC 8785, written again here so that the product's own code cannot vouch for itself. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** What is wrong with a served ledger, recomputed from the API's answer only; empty if nothing is. */
export function ledgerFaults(learner: string, entries: readonly ServedEntry[]): string[] {
  const faults: string[] = [];
  let head = sha256(`touchstone ledger ${learner}`);
  let total = 0;
  for (const [index, entry] of entries.entries()) {
    const { hash, previousHash, ...said } = entry;
    const where = `${learner}, entry ${entry.entry}`;
    total += entry.xp;
    if (entry.entry !== index + 1) faults.push(`${where}: should be entry ${index + 1}`);
    if (previousHash !== head) faults.push(`${where}: does not follow the entry before`);
    if (hash !== sha256(previousHash + canonical(said)))
      faults.push(`${where}: its hash is not that of what it says`);
    if (entry.totalAfter !== total)
      faults.push(`${where}: total ${entry.totalAfter} is not the sum ${total}`);
    if (entry.kind === 'award' && entry.xp !== worthOf(entry))
      faults.push(`${where}: XP is not base × multiplier`);
    head = hash;
  }
  return faults;
}

/** Base times multiplier, half rounded up. */
function worthOf({ base = 0, multiplier = 0, reason }: ServedEntry): number {
  return reason === null ? Math.floor(base * multiplier + 0.5) : 0;
}
