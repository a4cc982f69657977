import type { Dossier } from '../dossier/build.ts';
import { sentencesOf, trimmed, type Sentence } from '../dossier/sentences.ts';
import { findTampering, type Tampering } from '../tampering/find-tampering.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';

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

/** What is left of a sentence around the spans that were tampered with. */
function without(sentence: Sentence, spans: readonly { start: number; end: number }[]): Sentence[] {
  let left = [sentence];
  for (const { start, end } of spans) {
    left = left.flatMap((part) => {
      const last = part.start + part.text.length;
      if (end <= part.start || start >= last) return [part];
      const before = part.text.slice(0, Math.max(0, start - part.start));
      const after = part.text.slice(Math.max(0, Math.min(end, last) - part.start));
      return [trimmed(part.start, before), trimmed(last - after.length, after)].flatMap((one) => one ?? []);
    });
  }
  return left.filter((part) => part === sentence || /[\p{L}\p{N}]/u.test(part.text));
}

/** The text once, where it is the same words twice: a doubled paste says nothing more. Its beginning stays where it is. */
function once(text: string): string {
  const words = [...text.matchAll(/\S+/gu)];
  const half = words.length / 2;
  if (half < 2 || !Number.isInteger(half)) return text;
  const isDouble = words.slice(0, half).every(([word], at) => word === words[at + half]?.[0]);
  return isDouble ? text.slice(0, words[half]?.index) : text;
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
      const spans = found.filter(
        (one) => one.removes && one.seq === turn.seq && one.part === turn.part && one.piece === piece,
      );
      for (const sentence of sentencesOf(once(text))) {
        own.push(...without(sentence, spans).map((left) => ({ turn, piece, ...left })));
      }
    });
  }
  return own;
}
