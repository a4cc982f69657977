/**
 * Scripts that write words without spaces between them (Unicode property Script_Extensions). A fixed list and not
 * `Intl.Segmenter`, whose dictionaries change with every ICU release.
 */
const UNSPACED = [
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Yi',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Tai_Le',
  'New_Tai_Lue',
  'Tai_Tham',
  'Tai_Viet',
  'Javanese',
  'Balinese',
] as const;

/** Inside a character class of a regular expression with the flag `u`: letters and marks of scripts without spaces. */
export const UNSPACED_CLASS = UNSPACED.map((script) => `\\p{scx=${script}}`).join('');
