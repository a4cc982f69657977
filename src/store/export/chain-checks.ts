import type { StoredCalibration } from '../calibration/calibration-row.ts';
import { chainHash, chainStart } from '../canonical.ts';
import { entryHash } from '../ledger/chain-entries.ts';
import type { LedgerEntry } from '../ledger/entry.ts';

/** A link that was written down elsewhere: the number of an entry and its hash. */
export type KeptHead = { entries: number; head: string };

/**
 * Follows a ledger link by link, without a database. `take` answers what is wrong with a link, null when it follows;
 * against a head kept elsewhere a tail that was written anew shows too.
 */
export function followLedger(learner: string, kept?: KeptHead) {
  let head = chainStart('ledger', learner);
  let entries = 0;
  let total = 0;
  return {
    take({ hash, ...said }: LedgerEntry): string | null {
      const number = entries + 1;
      if (said.entry !== number) return `entry ${said.entry} stands where entry ${number} belongs`;
      if (said.previousHash !== head) return `entry ${number} does not follow from the one before`;
      if (said.totalAfter !== total + said.xp) return `the total of entry ${number} is not the sum`;
      if (entryHash(said) !== hash) return `entry ${number} does not have its hash`;
      if (kept?.entries === number && kept.head !== hash)
        return `entry ${number} is not the one whose hash was kept`;
      entries = number;
      total = said.totalAfter;
      head = hash;
      return null;
    },
    end: () => ({ entries, total, head: entries === 0 ? null : head }),
  };
}

/** The same for a chain of calibrations; `text`, which lies beside the chain so that it can be erased, is no part of it. */
export function followCalibrations(learner: string) {
  let head = chainStart('calibrations', learner);
  let calibrations = 0;
  return {
    take({
      hash,
      previousHash,
      text: _text,
      ...said
    }: StoredCalibration & { text?: unknown }): string | null {
      const number = calibrations + 1;
      if (said.number !== number)
        return `calibration ${said.number} stands where calibration ${number} belongs`;
      if (previousHash !== head) return `calibration ${number} does not follow from the one before`;
      if (chainHash(head, said) !== hash) return `calibration ${number} does not have its hash`;
      calibrations = number;
      head = hash;
      return null;
    },
    end: () => ({ calibrations, head: calibrations === 0 ? null : head }),
  };
}
