import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { foldText, type FoldedText } from './fold-text.ts';

/** Where a quote was found: turn, piece, and position in the learner's original text. */
export type Found = { turn: Turn; piece: number; start: number; end: number };

const WORD = /[\p{L}\p{N}\p{M}]/u;
const MARK = /\p{M}/u;
const UNSPACED = new RegExp(UNSPACED_CHARACTER, 'u');
/** Characters that a model may add around a quote: `"…"`, or a full stop inside a sentence. */
const AROUND = /^[\s"'([.,;:!?。、！？]+|[\s"')\].,;:!?。、！？]+$/gu;
/** Maximum places of one quote in one text. */
const MOST_PLACES = 100;

/**
 * Whether a text may be cut here: between original characters, not between a letter and its marks, and not within a
 * word of a script with spaces.
 */
function isBoundary({ folded: text, from }: FoldedText, index: number): boolean {
  if (index === 0 || index === text.length) return true;
  if (from[index] === from[index - 1]) return false;
  const left = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? '';
  const right = String.fromCodePoint(text.codePointAt(index) ?? 0);
  if (MARK.test(right)) return false;
  return !WORD.test(left) || !WORD.test(right) || UNSPACED.test(left) || UNSPACED.test(right);
}

/** All places where `quote` begins and ends on boundaries, without overlap. */
function placesOf(text: FoldedText, quote: string): number[] {
  const { folded } = text;
  const places: number[] = [];
  for (let at = folded.indexOf(quote); at !== -1 && places.length < MOST_PLACES;) {
    const fits = isBoundary(text, at) && isBoundary(text, at + quote.length);
    if (fits) places.push(at);
    at = folded.indexOf(quote, at + (fits ? quote.length : 1));
  }
  return places;
}

const foldedPieces = new WeakMap<Turn, FoldedText[]>();

/** The folded pieces of a turn; cached, since every quote is searched in all of them. */
function foldedOf(turn: Turn): FoldedText[] {
  const folded = foldedPieces.get(turn) ?? piecesOf(turn).map(foldText);
  foldedPieces.set(turn, folded);
  return folded;
}

function findFolded(turns: readonly Turn[], wanted: string): Found[] {
  return turns.flatMap((turn) =>
    foldedOf(turn).flatMap((text, piece) =>
      placesOf(text, wanted).map((at) => ({
        turn,
        piece,
        start: text.from[at] ?? 0,
        end: text.from[at + wanted.length] ?? 0,
      })),
    ),
  );
}

/**
 * All places of a quote in the learner's own turns, those of event `seq` first. The words must be the learner's;
 * typography (see `foldText`) and characters around the quote do not matter.
 */
export function findQuote(turns: readonly Turn[], seq: number, quote: string): Found[] {
  // An unpaired surrogate would match inside a whole pair.
  const exact = foldText(quote.toWellFormed()).folded.trim();
  if (!WORD.test(exact)) return [];
  const own = turns.filter((turn) => turn.quotable);
  const ordered = [...own.filter((turn) => turn.seq === seq), ...own.filter((turn) => turn.seq !== seq)];
  const found = findFolded(ordered, exact);
  return found.length > 0 ? found : findFolded(ordered, exact.replace(AROUND, ''));
}

/** The learner's original text at a place. */
export function textAt({ turn, piece, start, end }: Found): string {
  return (piecesOf(turn)[piece] ?? '').slice(start, end).trim();
}
