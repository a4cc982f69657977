import { LRUCache } from 'lru-cache';
import { tierFirmness, type FirmMark } from '../../core/firmness.ts';
import { countedVerdict, readCounting } from '../calibration/refold.ts';
import type { Database } from '../database.ts';

/** Number of learners whose mark is cached, about a hundred bytes each. */
const KEPT = 10_000;

/** How firm a learner's tier is as of a calibration; null while unrated. */
export async function firmMark(database: Database, learner: number, calibrations: number) {
  if (calibrations === 0) return null;
  const counting = await readCounting(database, learner, calibrations);
  return tierFirmness(counting.map(countedVerdict)).mark;
}

export type FirmMarks = {
  /** The mark as of the calibration with that number and hash. */
  of(
    database: Database,
    learner: { no: number; calibrations: number; head: string },
  ): Promise<FirmMark | null>;
};

/**
 * Marks by the hash of the last calibration, which covers everything that they follow from. So an award computes none,
 * and a verdict's mark is computed once by each process that reads the learner.
 */
export function createFirmMarks(): FirmMarks {
  const kept = new LRUCache<string, { mark: FirmMark | null }>({ max: KEPT });
  return {
    async of(database, { no, calibrations, head }) {
      const known = kept.get(head);
      if (known) return known.mark;
      const mark = await firmMark(database, no, calibrations);
      kept.set(head, { mark });
      return mark;
    },
  };
}
