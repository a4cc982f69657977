import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Finding, Span } from './threat.ts';

/** Scripts that join or part letters by invisible characters; there they are spelling. */
const JOINING = new RegExp(
  `[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Hebr}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]|${UNSPACED_CHARACTER}`,
  'u',
);
/** All that no page shows but the soft hyphen, which every book has. */
const HIDDEN = String.raw`(?!\u00AD)[\p{Default_Ignorable_Code_Point}]`;
/** A run of letters, with what is invisible in it. */
const WORD = /[\p{L}\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const BREAK = new RegExp(`(?:${HIDDEN})+`, 'u');
/** Long names from web pages may be cut where a capital begins the next part. */
const HUMP = new RegExp(`(?<=\\p{Ll})(?:${HIDDEN})+(?=\\p{Lu})`, 'gu');
const ENDS = new RegExp(`^(?:${HIDDEN})+|(?:${HIDDEN})+$`, 'gu');
/** Soft hyphens between single letters: no language is hyphenated so. */
const LETTERS_HYPHENATED = /(?:\p{L}\u00AD){3}/u;

/** Several breaks with so few letters between them, on average, hide a word: pages break at longer parts. */
const SHORT_PIECE = 4;
/** Pages break long words, once. One shorter word may be a slip; so many in a text are not. */
const LONG_WORD = 12;
const LEAST_BROKEN = 3;

type Broken = Span & { speltOut: boolean };

function brokenWord(start: number, word: string): Broken | null {
  const end = start + word.length;
  if (LETTERS_HYPHENATED.test(word)) return { start, end, speltOut: true };
  if (!BREAK.test(word) || JOINING.test(word)) return null;
  const pieces = word.replace(ENDS, '').replace(HUMP, '').split(BREAK);
  if (pieces.length < 2) return null;
  const letters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const speltOut = pieces.length > 2 && letters < SHORT_PIECE * pieces.length;
  return speltOut || letters < LONG_WORD ? { start, end, speltOut } : null;
}

/** Invisible characters inside words, by which a program reads other words than a person does. The words stay. */
export function hiddenLetters(text: string): Finding[] {
  if (!/\p{Default_Ignorable_Code_Point}/u.test(text)) return [];
  const broken = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => brokenWord(index, word) ?? []);
  return broken
    .filter(({ speltOut }) => speltOut || broken.length >= LEAST_BROKEN)
    .map(({ start, end }) => ({ kind: 'hidden_letters', removes: false, start, end }));
}
