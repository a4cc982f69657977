/**
 * Scripts written without spaces between words (Unicode property Script_Extensions), and the average number of letters
 * in a word. A fixed list instead of `Intl.Segmenter`, whose dictionaries change with every ICU release.
 */
const UNSPACED: Readonly<Record<string, number>> = {
  Han: 2,
  Hiragana: 2,
  Katakana: 2,
  Bopomofo: 2,
  Yi: 2,
  Nushu: 2,
  Tangut: 2,
  Khitan_Small_Script: 2,
  Thai: 3,
  Lao: 3,
  Khmer: 3,
  Myanmar: 3,
  Tibetan: 3,
  Tai_Le: 3,
  New_Tai_Lue: 3,
  Tai_Tham: 3,
  Tai_Viet: 3,
  Javanese: 3,
  Balinese: 3,
  Buginese: 3,
  Cham: 3,
  Phags_Pa: 3,
  Ahom: 3,
  Kawi: 3,
  Makasar: 3,
};

/** Matches one character of Braille but its blank; Unicode calls them symbols and not letters. */
export const BRAILLE = '(?!\\u2800)\\p{sc=Braille}';

function oneOf(scripts: readonly string[]): string {
  const any = scripts.map((script) => `\\p{scx=${script}}`).join('');
  // Accents shared by all scripts list many scripts and do not identify the letter below them.
  return `(?!\\p{sc=Inherited})[${any}]`;
}

const SCRIPTS = Object.keys(UNSPACED);

/** Matches one character of a script without spaces, in a regular expression with the flag `u`. */
export const UNSPACED_CHARACTER = oneOf(SCRIPTS);

/** The same classes by the number of letters that count as one word. */
export const UNSPACED_BY_LETTERS: readonly { letters: number; character: string }[] = [2, 3].map(
  (letters) => ({
    letters,
    character: oneOf(SCRIPTS.filter((script) => UNSPACED[script] === letters)),
  }),
);
