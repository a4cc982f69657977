import { chainHash, chainStart } from '../canonical.ts';
import { rows, type Database, type Tx } from '../database.ts';
import { readCalibrations } from './read-calibrations.ts';

const PAGE = 500;
const ROW = {
  name: 'verify-calibrations-row',
  text: `SELECT no, calibrations, encode(calibration_head, 'hex') AS head FROM learners WHERE id = $1`,
};

export type CalibrationsVerification = { intact: boolean; calibrations: number; firstBroken: number | null };

/** Checks a learner's chain of calibrations (invariant 7). Null when the learner is unknown. */
export async function verifyCalibrations(
  database: Database | Tx,
  id: string,
): Promise<CalibrationsVerification | null> {
  const [row] = await rows<{ no: number; calibrations: number; head: string }>(database, ROW, [id]);
  if (!row) return null;
  let previous = chainStart('calibrations', id);
  let number = 0;
  for (;;) {
    const page = await readCalibrations(database, row.no, { after: number, limit: PAGE });
    for (const { hash, previousHash, text: _text, ...said } of page) {
      if (said.number !== number + 1 || previousHash !== previous || chainHash(previous, said) !== hash) {
        return { intact: false, calibrations: number, firstBroken: number + 1 };
      }
      number += 1;
      previous = hash;
    }
    if (page.length < PAGE) break;
  }
  const complete = number > row.calibrations || (number === row.calibrations && previous === row.head);
  return { intact: complete, calibrations: number, firstBroken: complete ? null : number };
}
