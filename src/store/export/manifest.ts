import { createHash } from 'node:crypto';

/** The last line of an export: a summary of the earlier lines that reveals any change in them. */
export type Manifest = {
  kind: 'manifest';
  format: typeof FORMAT;
  learner: string;
  exportedAt: string;
  /** Number of lines before this one, and sha256 (hex) over all their bytes, line ends included. */
  lines: number;
  sha256: string;
  /** The same per kind of line. */
  kinds: Record<string, { lines: number; sha256: string }>;
  /** The ends of both chains: numbers and hashes of their last links, and the sum of the ledger. */
  ledger: { entries: number; total: number; head: string | null };
  calibrations: { calibrations: number; head: string | null };
};

export const FORMAT = 'touchstone-export/1';

/** Counts and hashes the lines of an export, in total and per kind. */
export function createTally() {
  const hash = createHash('sha256');
  const kinds = new Map<string, { lines: number; hash: ReturnType<typeof createHash> }>();
  let lines = 0;
  return {
    /** Adds the next line, given without its line end. */
    add(kind: string, line: string): void {
      const own = kinds.get(kind) ?? { lines: 0, hash: createHash('sha256') };
      kinds.set(kind, own);
      for (const each of [hash, own.hash]) each.update(line).update('\n');
      own.lines += 1;
      lines += 1;
    },
    sums(): Pick<Manifest, 'lines' | 'sha256' | 'kinds'> {
      const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        lines,
        sha256: hash.copy().digest('hex'),
        kinds: Object.fromEntries(
          sorted.map(([kind, own]) => [kind, { lines: own.lines, sha256: own.hash.copy().digest('hex') }]),
        ),
      };
    },
  };
}
