import type { Dossier } from '../dossier/build.ts';
import { sentencesOf, trimmed, type Sentence } from '../dossier/sentences.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { findThreats } from '../guard/find-threats.ts';
import { placeOf, removedSpans, type Span, type Threat, withOverlaps } from '../guard/threat.ts';

/** A learner sentence that features may use and quotes may show; `piece` is 1 for the end of a cut turn. */
export type OwnSentence = Sentence & { turn: Turn; piece: number };

/** The parts of a sentence outside the removed spans. */
function outsideOf(sentence: Sentence, spans: readonly Span[]): Sentence[] {
  if (spans.length === 0) return [sentence];
  const { start, end, text } = sentence;
  const ends = [...spans.map((span) => span.start), end];
  return [start, ...spans.map((span) => span.end)].flatMap((from, index) => {
    const to = Math.max(from, ends[index] ?? end);
    const part = trimmed(from, text.slice(from - start, to - start));
    return part !== null && /[\p{L}\p{N}]/u.test(part.text) ? [part] : [];
  });
}

/** The first half of a text that consists of the same words twice: a doubled paste adds nothing. */
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
  const removed = removedSpans(found);
  return dossier.turns
    .filter(({ quotable }) => quotable)
    .flatMap((turn) =>
      piecesOf(turn).flatMap((text, piece) =>
        withOverlaps(sentencesOf(once(text)), removed(placeOf(turn, piece)))
          .flatMap(([sentence, spans]) => outsideOf(sentence, spans))
          .map((sentence) => ({ turn, piece, ...sentence })),
      ),
    );
}
