import { isOf, passesFor } from './confusable.ts';

const VOWEL = /[aeiouyаеёиіоуыэюяαεηιουω]/iu;
const LEAST_LETTERS = 3;

/** A Latin acronym with an inflection in another script. */
const ACRONYM_WITH_ENDING = /^[A-Z]{2,}\P{Script=Latin}+$/u;
/** A Latin word with such an inflection, in a text of that script. */
const STEM_WITH_ENDING = /^[A-Za-z]{3,}\P{Script=Latin}{1,4}$/u;
/** A symbol with its subscript, or a function of an angle: one run of symbols before or after Latin letters. */
const SYMBOL = String.raw`[\p{Script=Greek}\u{1D400}-\u{1D7CB}]`;
const NO_SYMBOL = String.raw`[^\p{Script=Greek}\u{1D400}-\u{1D7CB}]`;
const FORMULA = new RegExp(`^(?:${SYMBOL}+${NO_SYMBOL}+|${NO_SYMBOL}+${SYMBOL}+)$`, 'u');
const HAS_SYMBOL = new RegExp(SYMBOL, 'u');
/** Many keyboards lack the Ukrainian and Kazakh і. */
const ONLY_I = /^(?:\p{Script=Cyrillic}|i)+$/iu;

function isOrdinary(word: string, amongCyrillic: boolean): boolean {
  if (ACRONYM_WITH_ENDING.test(word) || ONLY_I.test(word)) return true;
  if (amongCyrillic && STEM_WITH_ENDING.test(word)) return true;
  return HAS_SYMBOL.test(word) && (FORMULA.test(word) || Array.from(word).length === LEAST_LETTERS);
}

/** The single-script word that a mixed-script word looks like; null if there is none. */
export function lookalikeOf(word: string, amongCyrillic = false): string | null {
  const letters = Array.from(word);
  if (letters.length < LEAST_LETTERS) return null;
  for (const script of ['Latin', 'Cyrillic', 'Greek'] as const) {
    const strange = letters.filter((letter) => !isOf(letter, script));
    if (strange.length === 0) return null;
    if (strange.length === letters.length || strange.some((letter) => passesFor(letter, script) === null))
      continue;
    const seen = letters
      .map((letter) => (isOf(letter, script) ? letter : passesFor(letter, script)))
      .join('');
    return VOWEL.test(seen) && !isOrdinary(word, amongCyrillic) ? seen : null;
  }
  return null;
}
