import { disguisedWords, INVISIBLE } from './reveal.ts';

/** Scripts that join letters by invisible characters, and emoji that are built with them: there they are honest. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}\p{Script=Hebrew}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const OVERRIDES = /[\u202D\u202E\u{E0020}-\u{E007F}]/u;
/** Invisible characters that stand inside a word; one alone may come from copying a web page. */
const INSIDE_WORD = /\p{L}[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]+\p{L}/gu;

/** Whether a text hides its letters: invisible characters in words, or letters of two scripts in one. */
export function hidesLetters(text: string): boolean {
  if (OVERRIDES.test(text) && !JOINED.test(text)) return true;
  const invisible = text.match(INVISIBLE)?.length ?? 0;
  if (invisible > 0 && !JOINED.test(text)) {
    const inside = text.match(INSIDE_WORD)?.filter((match) => !/^\p{L}\u00AD\p{L}$/u.test(match)).length ?? 0;
    if (inside >= 2 || invisible >= 4) return true;
  }
  return disguisedWords(text.replace(INVISIBLE, '')).length > 0;
}
