import type { StoredCalibration } from '../calibration/calibration-row.ts';
import { chainHash, chainStart } from '../canonical.ts';
import { entryHash } from '../ledger/chain-entries.ts';
import type { LedgerEntry } from '../ledger/entry.ts';

/** A link recorded elsewhere: the number of an entry and its hash. */
export type KeptHead = { entries: number; head: string };

/**
 * Checks a ledger link by link, without a database. `take` returns what is wrong with a link, or null. With a head
 * recorded elsewhere a rewritten tail is found too.
 */
export function followLedger(learner: string, kept?: KeptHead) {
  let head = chainStart('ledger', learner);
  let entries = 0;
  let total = 0;
  return {
    take({ hash, ...said }: LedgerEntry): string | null {
      const number = entries + 1;
      if (said.entry !== number) return `found entry ${said.entry} instead of entry ${number}`;
      if (said.previousHash !== head) return `entry ${number} does not follow from the one before`;
      if (said.totalAfter !== total + said.xp) return `the total of entry ${number} is not the sum`;
      if (entryHash(said) !== hash) return `the hash of entry ${number} is wrong`;
      if (kept?.entries === number && kept.head !== hash)
        return `entry ${number} differs from the recorded head`;
      entries = number;
      total = said.totalAfter;
      head = hash;
      return null;
    },
    end: () => ({ entries, total, head: entries === 0 ? null : head }),
  };
}

/** The same for a chain of calibrations. `text` is not hashed, so that it can be erased. */
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
      if (said.number !== number) return `found calibration ${said.number} instead of calibration ${number}`;
      if (previousHash !== head) return `calibration ${number} does not follow from the one before`;
      if (chainHash(head, said) !== hash) return `the hash of calibration ${number} is wrong`;
      calibrations = number;
      head = hash;
      return null;
    },
    end: () => ({ calibrations, head: calibrations === 0 ? null : head }),
  };
}
