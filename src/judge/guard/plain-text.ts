import { type FoldedText, replaced, unfolded } from '../evidence/fold-text.ts';
import { lookalikeOf } from './mixed-scripts.ts';

/** Invisible characters: zero-width, directions, soft hyphens, variation selectors, tags. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

function plain(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '');
}

/** Replaces compatibility forms (NFKC), drops invisible characters and keeps line breaks. */
export function plainText(text: string): FoldedText {
  return replaced(unfolded(text), [/[^\p{ASCII}]/gu, plain]);
}

const WORD = /[\p{L}\p{M}]+/gu;

/** As a reader sees the text: the same forms replaced, and mixed-script words as what they look like. */
export function reveal(text: string): string {
  return plain(text).replace(WORD, (word) => lookalikeOf(word) ?? word);
}
