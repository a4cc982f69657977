import type { CalibrationSource } from '../calibration/calibration-row.ts';
import { counting } from '../calibration/refold.ts';
import { rows, type Database } from '../database.ts';

const READ = {
  name: 'counting-now',
  text: `SELECT c.number, c.source FROM learners l JOIN calibrations named ON named.learner = l.no AND named.number = $2
         JOIN calibrations c ON c.learner = l.no AND c.completion = named.completion
         WHERE l.id = $1 ORDER BY c.number`,
};

/** The number of the calibration that counts for the completion of this one; null once voided. */
export async function countingNow(
  database: Database,
  learner: string,
  number: number,
): Promise<number | null> {
  const found = await rows<{ number: number; source: CalibrationSource }>(database, READ, [learner, number]);
  return counting(found)?.number ?? null;
}
