import { hiddenBytes } from './disguise/hidden-bytes.ts';
import { disguisedWords, INVISIBLE } from './reveal.ts';

/** Scripts that join letters by invisible characters, and emoji that are built with them: there they are honest. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Thai}\p{Script=Mongolian}\p{Script=Hebrew}]/u;
const EMOJI =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}#*0-9]\u200D?\uFE0F?\u20E3?\u200D?/gu;
/** Directions that turn Latin letters round; isolates that mark a name for a translation are common and harmless. */
const TURNING = /[\u202B\u202D\u202E\u2067]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Invisible characters that stand inside a word; one alone may come from copying a web page. */
const INSIDE_WORD = /(?<=\p{L})[\u200B-\u200F\u2060-\u2064\uFEFF]+(?=\p{L})/gu;
/** Books hyphenate by syllables; a soft hyphen every letter or two hyphenates nothing. */
const DENSE_HYPHENS = /(?:\p{L}{1,2}\u00AD){3,}/u;

/** Whether a text hides its letters: invisible characters in words, or letters of two scripts in one. */
export function hidesLetters(text: string): boolean {
  if (TURNING.test(text) && !RIGHT_TO_LEFT.test(text)) return true;
  if (hiddenBytes(text).length > 0 || DENSE_HYPHENS.test(text)) return true;
  const plain = text.replace(EMOJI, '').replace(/\u00AD/gu, '');
  const invisible = plain.match(INVISIBLE)?.length ?? 0;
  if (invisible > 0 && !JOINING.test(plain)) {
    if ((plain.match(INSIDE_WORD)?.length ?? 0) >= 2 || invisible >= 4) return true;
  }
  return disguisedWords(text.replace(INVISIBLE, '')).length > 0;
}
