import { lookalikeOf } from './mixed-scripts.ts';

/** Invisible characters: zero-width, directions, soft hyphens, variation selectors, tags. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;

/** A text without presentation forms, and for each of its UTF-16 units (and its end) the original position. */
type PlainText = { plain: string; from(at: number): number };

/** Replaces compatibility forms (NFKC), drops invisible characters and keeps line breaks. */
export function plainText(text: string): PlainText {
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const part = character <= '\x7F' ? character : plainCharacter(character);
    for (let index = 0; index < part.length; index += 1) places.push(at);
    plain += part;
    at += character.length;
  }
  places.push(text.length);
  return { plain, from: (place) => places[place] ?? text.length };
}

function plainCharacter(character: string): string {
  return INVISIBLE.test(character) ? '' : character.normalize('NFKC');
}

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
