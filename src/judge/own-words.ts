import type { Dossier } from './dossier.ts';
import { sentencesOf } from './sentence.ts';
import { findTampering, type Tampering } from './tampering/find-tampering.ts';
import { piecesOf, type Turn } from './turn.ts';

/** A sentence of the learner that features may use and quotes may show. */
export type OwnSentence = {
  turn: Turn;
  /** 0 for the beginning of a turn, 1 for the end of one that was cut. */
  piece: number;
  start: number;
  text: string;
};

export function isTampered(
  found: readonly Tampering[],
  at: { turn: Turn; piece: number; start: number; length: number },
): boolean {
  return found.some(
    ({ removes, seq, part, piece, start, end }) =>
      removes &&
      seq === at.turn.seq &&
      part === at.turn.part &&
      piece === at.piece &&
      start < at.start + at.length &&
      at.start < end,
  );
}

/** The learner's own sentences in their order, without those that were tampered with. */
export function ownSentences(
  dossier: Dossier,
  found: readonly Tampering[] = findTampering(dossier),
): OwnSentence[] {
  const own: OwnSentence[] = [];
  for (const turn of dossier.turns) {
    if (!turn.quotable) continue;
    piecesOf(turn).forEach((text, piece) => {
      for (const sentence of sentencesOf(text)) {
        const at = { turn, piece, start: sentence.start, length: sentence.text.length };
        if (!isTampered(found, at)) own.push({ turn, piece, ...sentence });
      }
    });
  }
  return own;
}
