import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Finding } from './threat.ts';

/** Scripts that join or part letters by invisible characters; there they are spelling. */
const JOINING = new RegExp(
  `[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Hebr}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]|${UNSPACED_CHARACTER}`,
  'u',
);
const ZERO_WIDTH = '\u034F\u115F\u1160\u180E\u200B-\u200F\u2060-\u206F\u3164\uFEFF\uFFA0';
/** A run of letters with something invisible in it. */
const WORD = new RegExp(`[\\p{L}\\p{M}${ZERO_WIDTH}\u00AD]+`, 'gu');
const BREAK = new RegExp(`[${ZERO_WIDTH}]+`, 'u');
/** Long names from web pages may be cut where a capital begins the next part. */
const HUMP = new RegExp(`(?<=\\p{Ll})[${ZERO_WIDTH}]+(?=\\p{Lu})`, 'gu');
const ENDS = new RegExp(`^[${ZERO_WIDTH}]+|[${ZERO_WIDTH}]+$`, 'gu');
/** Soft hyphens between single letters: no language is hyphenated so. */
const LETTERS_HYPHENATED = /(?:\p{L}\u00AD){3}/u;

/** Pages break long words once or at long parts. Several breaks with so few letters between them, on average, hide a word. */
const SHORT_PIECE = 4;
/** One broken word may come from a page. So many in a line, and such a share of its words, do not. */
const LEAST_BROKEN = 3;
const BROKEN_SHARE = 0.2;

type Broken = { start: number; end: number; speltOut: boolean };

function brokenWord(start: number, word: string): Broken | null {
  const end = start + word.length;
  if (LETTERS_HYPHENATED.test(word)) return { start, end, speltOut: true };
  if (!BREAK.test(word) || JOINING.test(word)) return null;
  const pieces = word.replace(ENDS, '').replace(HUMP, '').split(BREAK);
  if (pieces.length < 2) return null;
  const letters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { start, end, speltOut: pieces.length > 2 && letters < SHORT_PIECE * pieces.length };
}

function brokenIn(line: string, offset: number): Broken[] {
  const words = [...line.matchAll(WORD)].filter(([word]) => /\p{L}/u.test(word));
  const broken = words.flatMap(({ 0: word, index }) => brokenWord(offset + index, word) ?? []);
  const many = broken.length >= LEAST_BROKEN && broken.length >= BROKEN_SHARE * words.length;
  return broken.filter(({ speltOut }) => speltOut || many);
}

/** Invisible characters inside words, by which a program reads other words than a person does. The words stay. */
export function hiddenLetters(text: string): Finding[] {
  if (!new RegExp(`[${ZERO_WIDTH}\u00AD]`, 'u').test(text)) return [];
  return [...text.matchAll(/.+/gu)].flatMap(({ 0: line, index }) =>
    brokenIn(line, index).map(({ start, end }) => ({
      kind: 'hidden_letters' as const,
      start,
      end,
      removes: false,
    })),
  );
}
