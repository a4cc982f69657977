import type { Dossier } from '../dossier/build.ts';
import { sentencesOf, type Sentence } from '../dossier/sentences.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';

/** One text of the learner: where it stands, and its sentences. Piece -1 is the name of a file. */
export type OwnText = { seq: number; part: number; piece: number; places: Sentence[]; whole: string };

/** Labels are no turns, so their parts lie beyond those that an event's turns have. */
export const FIRST_LABEL = 100_000;

/** A file name is one phrase. */
function namePlaces({ name }: Turn): Sentence[] {
  return name === null || name === '' ? [] : [{ start: 0, text: name }];
}

/** All that the learner wrote, by seq: turns with their file names, and other fields. */
export function ownTexts({ turns, labels }: Pick<Dossier, 'turns' | 'labels'>): OwnText[] {
  const own = turns.filter((turn) => turn.quotable);
  const said = own.flatMap((turn) => {
    const { seq, part } = turn;
    const pieces = piecesOf(turn).map((whole, piece) => ({ piece, whole, places: sentencesOf(whole) }));
    const names = { piece: -1, whole: turn.name ?? '', places: namePlaces(turn) };
    return [...pieces, names].map((text) => ({ seq, part, ...text }));
  });
  const fields = (labels ?? []).map(({ seq, text }, index) => {
    return { seq, part: FIRST_LABEL + index, piece: 0, whole: text, places: sentencesOf(text) };
  });
  return [...said, ...fields].toSorted((a, b) => a.seq - b.seq);
}

/** A sentence as it is read aloud: the points and dashes in a file name stand for spaces. */
export function phraseOf(own: OwnText, { text }: Sentence): string {
  return own.piece === -1 ? text.replace(/\.\w{1,5}$|[_.+-]+/gu, ' ') : text;
}
