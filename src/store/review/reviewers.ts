import { rows, type Tx } from '../database.ts';

const OF_COMPLETION = {
  name: 'reviewers-completion',
  text: `SELECT DISTINCT by FROM reviews WHERE learner = $1 AND completion = $2 AND calibration IS NOT NULL`,
};
const OF_ENTRY = {
  name: 'reviewers-entry',
  text: 'SELECT DISTINCT by FROM reviews WHERE learner = $1 AND entry = $2',
};

/** Everyone who decided on this before. They may not decide on an appeal against it. */
export async function reviewersOf(
  tx: Tx,
  learner: number,
  subject: { completion: number } | { entry: number },
): Promise<string[]> {
  const found =
    'completion' in subject
      ? await rows<{ by: string }>(tx, OF_COMPLETION, [learner, subject.completion])
      : await rows<{ by: string }>(tx, OF_ENTRY, [learner, subject.entry]);
  return found.map(({ by }) => by);
}
