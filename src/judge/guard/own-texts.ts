import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import type { Place } from './threat.ts';

export type OwnText = Place & { text: string };

export function placeOf({ seq, kind, part }: Turn, piece: number): Place {
  return { seq, of: kind, part, piece };
}

/** The place of the name of a turn's file. */
export function namePlaceOf({ seq, part }: Turn): Place {
  return { seq, of: 'name', part, piece: 0 };
}

/** All texts that the learner wrote, by seq: turns with their file names, and other fields. */
export function ownTexts({ turns, labels }: Pick<Dossier, 'turns' | 'labels'>): OwnText[] {
  const said = turns
    .filter((turn) => turn.quotable)
    .flatMap((turn) => {
      const pieces = piecesOf(turn).map((text, piece) => ({ ...placeOf(turn, piece), text }));
      return turn.name === null ? pieces : [...pieces, { ...namePlaceOf(turn), text: turn.name }];
    });
  const fields = (labels ?? []).map(({ seq, text }, part) => ({
    seq,
    of: 'label' as const,
    part,
    piece: 0,
    text,
  }));
  return [...said, ...fields].toSorted((a, b) => a.seq - b.seq);
}
