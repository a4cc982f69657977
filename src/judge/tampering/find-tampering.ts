import type { Dossier } from '../dossier.ts';
import { piecesOf } from '../turn.ts';

export type Tampering = {
  kind: string;
  seq: number;
  part: number;
  /** Which piece of the turn: 0 its text, 1 the end of a cut one, -1 the file's name. */
  piece: number;
  start: number;
  end: number;
};

const SIMPLE =
  /\b(?:ignore|disregard|override)\b[^.\n]*\b(?:instructions?|rubric|prompt)\b|\b(?:grader|judge)\b[^.\n]*\b(?:score|band|award|give)\b/giu;

/** Places in the learner's own texts that speak to the grader and not about the work. Pure and bounded. */
export function findTampering(dossier: Dossier): Tampering[] {
  return dossier.turns
    .filter((turn) => turn.quotable)
    .flatMap((turn) =>
      piecesOf(turn).flatMap((text, piece) =>
        [...text.matchAll(SIMPLE)].map((match) => ({
          kind: 'addressed_to_grader',
          seq: turn.seq,
          part: turn.part,
          piece,
          start: match.index,
          end: match.index + match[0].length,
        })),
      ),
    );
}
