import { lookalikeOf } from './lookalike.ts';
import { INVISIBLE } from './plain-text.ts';

const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'gu');
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * The text as a reader sees it: compatibility forms replaced, invisible characters dropped, mixed-script words as
 * what they look like.
 */
export function reveal(text: string): string {
  const plain = text.normalize('NFKC').replace(ALL_INVISIBLE, '');
  if (!/[^\p{ASCII}\p{Script=Latin}]/u.test(plain)) return plain;
  return plain.replace(WORD, (word) => lookalikeOf(word) ?? word);
}
