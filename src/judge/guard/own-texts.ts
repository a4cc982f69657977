import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';

/** One text of the learner and its place. Piece -1 is the name of a file. */
export type OwnText = { seq: number; part: number; piece: number; text: string };

/** Labels are not turns: their parts are numbered beyond those that an event's turns have. */
export const FIRST_LABEL = 100_000;

/** All that the learner wrote, by seq: turns with their file names, and other fields. */
export function ownTexts({ turns, labels }: Pick<Dossier, 'turns' | 'labels'>): OwnText[] {
  const said = turns
    .filter((turn) => turn.quotable)
    .flatMap((turn) => {
      const { seq, part, name } = turn;
      const pieces = piecesOf(turn).map((text, piece) => ({ seq, part, piece, text }));
      return name === null ? pieces : [...pieces, { seq, part, piece: -1, text: name }];
    });
  const fields = (labels ?? []).map(({ seq, text }, index) => {
    return { seq, part: FIRST_LABEL + index, piece: 0, text };
  });
  return [...said, ...fields].toSorted((a, b) => a.seq - b.seq);
}
