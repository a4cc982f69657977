import { lookalikeOf } from './mixed-scripts.ts';

/** Invisible characters: zero-width, directions, soft hyphens, variation selectors, tags. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** `from` gives the original position of each of its UTF-16 units and of its end. */
type PlainText = { plain: string; from(at: number): number };

/** Replaces compatibility forms (NFKC), drops invisible characters and keeps line breaks. */
export function plainText(text: string): PlainText {
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const part = character <= '\x7F' ? character : character.replace(INVISIBLE, '').normalize('NFKC');
    for (let index = 0; index < part.length; index += 1) places.push(at);
    plain += part;
    at += character.length;
  }
  places.push(text.length);
  return { plain, from: (place) => places[place] ?? text.length };
}

const WORD = /[\p{L}\p{M}]+/gu;

/** As a reader sees the text: the same forms replaced, and mixed-script words as what they look like. */
export function reveal(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '');
  if (!/[^\p{ASCII}\p{Script=Latin}]/u.test(plain)) return plain;
  return plain.replace(WORD, (word) => lookalikeOf(word) ?? word);
}
