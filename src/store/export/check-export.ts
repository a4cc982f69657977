import type { StoredCalibration } from '../calibration/calibration-row.ts';
import { canonical } from '../canonical.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { followCalibrations, followLedger, type KeptHead } from './chain-checks.ts';
import { createTally, FORMAT, type Manifest } from './manifest.ts';

/** The result of a check. `problem` names the first error and its line; null when there is none. */
export type ExportCheck = {
  intact: boolean;
  learner: string | null;
  lines: number;
  entries: number;
  calibrations: number;
  problem: { line: number; detail: string } | null;
};

type Line = {
  kind?: unknown;
  layer?: { learner?: string; xp?: { entries?: number; total?: number; lastHash?: string | null } };
  entry?: LedgerEntry;
  calibration?: StoredCalibration;
};

/** Checks line by line: counts every line and follows the chains of entries and calibrations. */
function createChecker(keptOf: (learner: string) => KeptHead | undefined) {
  const tally = createTally();
  let learner: string | null = null;
  let xp: NonNullable<Line['layer']>['xp'];
  let ledger = followLedger('');
  let calibrations = followCalibrations('');
  let manifest: Manifest | null = null;

  function shorter(): string | null {
    const kept = learner === null ? undefined : keptOf(learner);
    return kept && kept.entries > ledger.end().entries
      ? `entry ${kept.entries} of the recorded head is missing`
      : null;
  }

  /** Checks the layer against the ledger. */
  function layered(): string | null {
    const { entries, total, head } = ledger.end();
    const same = xp?.entries === entries && xp.total === total && xp.lastHash === head;
    return same ? null : 'xp in the layer does not match the ledger';
  }

  function follow(line: Line): string | null {
    if (line.kind === 'entry') return line.entry ? ledger.take(line.entry) : 'an entry line without an entry';
    if (line.kind === 'calibration') {
      return line.calibration
        ? calibrations.take(line.calibration)
        : 'a calibration line without a calibration';
    }
    return null;
  }

  /** The chains are bound to the learner, whose id is in the first line. */
  function begin(line: Line): string | null {
    if (line.kind !== 'learner' || typeof line.layer?.learner !== 'string')
      return 'the first line is not a learner';
    ({ learner, xp } = line.layer as { learner: string; xp?: typeof xp });
    ledger = followLedger(learner, keptOf(learner));
    calibrations = followCalibrations(learner);
    return null;
  }

  return {
    take(text: string): string | null {
      if (manifest) return 'something follows the manifest';
      const line = parsed(text);
      if (typeof line?.kind !== 'string') return 'is not a line of an export';
      if (line.kind === 'manifest') {
        manifest = line as unknown as Manifest;
        return null;
      }
      const wrong = learner === null ? begin(line) : follow(line);
      if (wrong === null) tally.add(line.kind, text);
      return wrong;
    },
    /** Compares the manifest with what was read. */
    end(): string | null {
      if (!manifest) return 'the manifest is missing: the export is incomplete';
      const read = { learner, ...tally.sums(), ledger: ledger.end(), calibrations: calibrations.end() };
      return against(manifest, read) ?? layered() ?? shorter();
    },
    found: () => ({
      learner,
      lines: tally.sums().lines,
      entries: ledger.end().entries,
      calibrations: calibrations.end().calibrations,
    }),
  };
}

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line | null;
  } catch {
    return null;
  }
}

type Read = Pick<Manifest, 'lines' | 'sha256' | 'kinds' | 'ledger' | 'calibrations'> & {
  learner: string | null;
};

function against(manifest: Manifest, read: Read): string | null {
  const format: string = FORMAT;
  if (manifest.format !== format) return `the format of the manifest is not ${format}`;
  for (const name of ['learner', 'lines', 'kinds', 'sha256', 'ledger', 'calibrations'] as const) {
    if (canonical(manifest[name]) !== canonical(read[name])) return `${name} does not match the manifest`;
  }
  return null;
}

/**
 * Checks an export without a database: the counts and hashes of the manifest, and every link of both chains. The
 * manifest can be rewritten together with the lines; only a head recorded elsewhere reveals that.
 */
export async function checkExport(
  lines: AsyncIterable<string>,
  keptOf: (learner: string) => KeptHead | undefined = () => undefined,
): Promise<ExportCheck> {
  const checker = createChecker(keptOf);
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const detail = checker.take(text);
    if (detail !== null) return { intact: false, ...checker.found(), problem: { line: number, detail } };
  }
  const detail = checker.end();
  const problem = detail === null ? null : { line: number, detail };
  return { intact: problem === null, ...checker.found(), problem };
}
