import type { Dossier } from '../dossier/build.ts';
import { sentencesOf, trimmed, type Sentence } from '../dossier/sentences.ts';
import { findThreats } from '../guard/find-threats.ts';
import { placeOf, removedSpans, type Span, type Threat } from '../guard/threat.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';

/** A learner sentence that features may use and quotes may show. */
export type OwnSentence = {
  turn: Turn;
  /** 0 for the beginning of a turn, 1 for the end of a cut one. */
  piece: number;
  start: number;
  text: string;
};

export function isTampered(
  found: readonly Threat[],
  at: { turn: Turn; piece: number; start: number; length: number },
): boolean {
  return found.some(
    ({ removes, seq, of, part, piece, start, end }) =>
      removes &&
      seq === at.turn.seq &&
      of === at.turn.kind &&
      part === at.turn.part &&
      piece === at.piece &&
      start < at.start + at.length &&
      at.start < end,
  );
}

/** The parts of a sentence outside the removed spans, which are in order. */
function around(sentence: Sentence, spans: readonly Span[]): Sentence[] {
  if (spans.length === 0) return [sentence];
  const { start, text } = sentence;
  const last = { start: start + text.length, end: start + text.length };
  let from = start;
  return [...spans, last].flatMap((span) => {
    const part = trimmed(from, text.slice(from - start, Math.max(from, span.start) - start));
    from = Math.max(from, span.end);
    return part !== null && /[\p{L}\p{N}]/u.test(part.text) ? [part] : [];
  });
}

/** Removes spans from sentences. Both in order; linear in their number. */
function without(sentences: readonly Sentence[], spans: readonly Span[]): Sentence[] {
  let first = 0;
  return sentences.flatMap((sentence) => {
    const end = sentence.start + sentence.text.length;
    while ((spans[first]?.end ?? Infinity) <= sentence.start) first += 1;
    let last = first;
    while ((spans[last]?.start ?? Infinity) < end) last += 1;
    return around(sentence, spans.slice(first, last));
  });
}

/**
 * The first half of a text that consists of the same words twice: a doubled paste adds nothing. Positions stay
 * valid.
 */
function once(text: string): string {
  const words = [...text.matchAll(/\S+/gu)];
  const half = words.length / 2;
  if (half < 2 || !Number.isInteger(half)) return text;
  const isDouble = words.slice(0, half).every(([word], at) => word === words[at + half]?.[0]);
  return isDouble ? text.slice(0, words[half]?.index) : text;
}

/** The learner's own sentences in order, without tampered ones. */
export function ownSentences(
  dossier: Dossier,
  found: readonly Threat[] = findThreats(dossier),
): OwnSentence[] {
  const own: OwnSentence[] = [];
  const removed = removedSpans(found);
  for (const turn of dossier.turns) {
    if (!turn.quotable) continue;
    piecesOf(turn).forEach((text, piece) => {
      const left = without(sentencesOf(once(text)), removed(placeOf(turn, piece)));
      own.push(...left.map((sentence) => ({ turn, piece, ...sentence })));
    });
  }
  return own;
}
