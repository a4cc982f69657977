import { lookalikeOf } from './lookalike.ts';
import { INVISIBLE } from './plain-text.ts';

const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'gu');
const WORD = /[\p{L}\p{M}]+/gu;

/** The text as a reader sees it: compatibility forms plain, nothing invisible, words of mixed scripts as what they look like. */
export function reveal(text: string): string {
  const plain = text.normalize('NFKC').replace(ALL_INVISIBLE, '');
  if (!/[^\p{ASCII}\p{Script=Latin}]/u.test(plain)) return plain;
  return plain.replace(WORD, (word) => lookalikeOf(word) ?? word);
}
