import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Finding, Span } from './threat.ts';

/** Scripts in which invisible characters that join or separate letters are part of spelling. */
const JOINING = new RegExp(
  `[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Hebr}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]|${UNSPACED_CHARACTER}`,
  'u',
);
/** All invisible characters except the soft hyphen, which is common in books. */
const HIDDEN = String.raw`(?!\u00AD)[\p{Default_Ignorable_Code_Point}]`;
/** A run of letters, including invisible characters. */
const WORD = /[\p{L}\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const BREAK = new RegExp(`(?:${HIDDEN})+`, 'u');
/** Web pages may insert breaks into long names before capitals. */
const HUMP = new RegExp(`(?<=\\p{Ll})(?:${HIDDEN})+(?=\\p{Lu})`, 'gu');
const ENDS = new RegExp(`^(?:${HIDDEN})+|(?:${HIDDEN})+$`, 'gu');
/** Soft hyphens between single letters: no language hyphenates this way. */
const LETTERS_HYPHENATED = /(?:\p{L}\u00AD){3}/u;

/**
 * Several breaks with fewer letters than this between them, on average, hide a word: pages break at longer parts.
 */
const SHORT_PIECE = 4;
/** Pages break long words, once. One shorter broken word may be an accident; `LEAST_BROKEN` in a text are not. */
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

/**
 * Invisible characters inside words, which make a program read other words than a person does. The words are kept.
 */
export function hiddenLetters(text: string): Finding[] {
  if (!/\p{Default_Ignorable_Code_Point}/u.test(text)) return [];
  const broken = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => brokenWord(index, word) ?? []);
  return broken
    .filter(({ speltOut }) => speltOut || broken.length >= LEAST_BROKEN)
    .map(({ start, end }) => ({ kind: 'hidden_letters', removes: false, start, end }));
}
