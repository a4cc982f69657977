import { rows, type Tx } from '../database.ts';

const CALIBRATION = {
  name: 'appeal-open-calibration',
  text: 'SELECT appeal FROM appeals WHERE learner = $1 AND calibration = $2 AND review IS NULL',
};
const ENTRY = {
  name: 'appeal-open-entry',
  text: 'SELECT appeal FROM appeals WHERE learner = $1 AND entry = $2 AND review IS NULL',
};

/** The undecided appeal of a calibration or an entry. */
export async function openAppeal(
  tx: Tx,
  learner: number,
  subject: { calibration: number } | { entry: number },
): Promise<number | null> {
  const found =
    'calibration' in subject
      ? await rows<{ appeal: number }>(tx, CALIBRATION, [learner, subject.calibration])
      : await rows<{ appeal: number }>(tx, ENTRY, [learner, subject.entry]);
  return found[0]?.appeal ?? null;
}
