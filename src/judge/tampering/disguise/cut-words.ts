import { COMMON_WORDS } from './common-words.ts';

/** One word may be hyphenated at the end of a line; whoever cuts more of them hides them. */
const LEAST_CUT = 2;
/** No word that we know is longer. */
const LONGEST = 24;
const LAST = /\p{L}+$/u;
const FIRST = /^\p{L}+/u;

/** Whether two halves are a word together that they are not both alone. */
function areOneWord(left: string, right: string): boolean {
  const [before, after] = [left.toLowerCase(), right.toLowerCase()];
  return COMMON_WORDS.has(before + after) && !(COMMON_WORDS.has(before) && COMMON_WORDS.has(after));
}

/** Lines as one text, with words that were cut at their ends made whole; null where hardly any were. */
export function rejoined(lines: readonly string[]): string | null {
  let [text, cut, before] = ['', 0, ''];
  for (const line of lines) {
    const [left, right] = [LAST.exec(before)?.[0], FIRST.exec(line)?.[0]];
    const isCut = left !== undefined && right !== undefined && areOneWord(left, right);
    if (isCut) cut += 1;
    text += text === '' || isCut ? line : ` ${line}`;
    before = line.slice(-LONGEST);
  }
  return cut < LEAST_CUT ? null : text;
}
