import type { LevelNow } from '../../core/firmness.ts';
import { pendingCompletions } from '../award/pending-completions.ts';
import { readCounting, type Folded } from '../calibration/refold.ts';
import { readWorth } from '../calibration/worth.ts';
import { readSnapshot, rows, type Database } from '../database.ts';
import type { Policies } from '../documents/policies.ts';

/** What firmness is found from. `verdicts` are those that count, in event order; `at` (epoch ms) as for the layer. */
export type FirmnessInput = {
  learner: string;
  version: number;
  at: number;
  erased: boolean;
  verdicts: Folded[];
  level: LevelNow;
};

const READ = {
  name: 'firmness-read',
  text: `SELECT no, id AS learner, version, updated_at AS at, level, total, calibrated_to AS "calibratedTo", pending,
           erased_at IS NOT NULL AS erased
         FROM learners WHERE id = $1`,
};

type Row = Omit<FirmnessInput, 'verdicts' | 'level'> & {
  no: number;
  level: number;
  total: number;
  calibratedTo: number;
  pending: number;
};

const NO_END = Number.MAX_SAFE_INTEGER;

/** Reads the input of a learner's firmness in one snapshot; null when unknown. */
export function readFirmness(
  database: Database,
  policies: Policies,
  id: string,
): Promise<FirmnessInput | null> {
  return readSnapshot(database, async (tx) => {
    const [row] = await rows<Row>(tx, READ, [id]);
    if (!row) return null;
    const { no, level, total, calibratedTo, pending, ...shown } = row;
    const verdicts = shown.erased ? [] : await readCounting(tx, no);
    const bounds = verdicts.map(({ completion }) => completion);
    const [oldest] = await pendingCompletions(tx, { no, calibratedTo, pending });
    const found =
      bounds.length === 0
        ? []
        : await readWorth(tx, no, { bounds, finalTo: oldest?.seq ?? NO_END }, { after: 0, to: NO_END });
    const awards = [];
    for (const { segment, final, policy, base, paid } of found)
      if (final && paid > 0)
        awards.push({ after: segment - 1, ladder: (await policies.read(tx, policy)).ladder, base, paid });
    return { ...shown, verdicts, level: { level, total, awards } };
  });
}
