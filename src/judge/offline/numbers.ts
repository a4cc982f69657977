import { sumSimple } from 'simple-statistics';

const NUMBER = /\d[\d.,]*|\.\d+/gu;

/** Three digits after a comma make it a thousands separator: `1,250` is 1250, and `16,50` is 16.5. */
function valueOf(written: string): number {
  const plain = written.replace(/[.,]+$/u, '');
  const thousands = plain.replace(/,(?=\d{3}(?:\D|$))/gu, '');
  return Number(thousands.replace(',', '.'));
}

const ONES = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORDS = new Map([
  ...[...ONES, ...TEENS].map((word, at) => [word, at + 1] as const),
  ...TENS.map((word, at) => [word, 10 * at + 20] as const),
]);

function valueInWords(word = ''): number {
  return WORDS.get(word.toLowerCase()) ?? 0;
}

/** Smaller numbers in words are common in passing ("one of them"), larger ones rare. */
const IN_WORDS = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:[\\s-]+(${ONES.join('|')}))?|(${TEENS.join('|')}))\\b`,
  'giu',
);

/** The text with numbers from ten to ninety-nine in digits: "forty-two" is 42. */
export function withDigits(text: string): string {
  return text.replace(IN_WORDS, (_: string, ...parts: (string | undefined)[]) =>
    String(sumSimple(parts.slice(0, 3).map(valueInWords))),
  );
}

export function numbersIn(text: string): number[] {
  return (withDigits(text).match(NUMBER) ?? []).map(valueOf).filter(Number.isFinite);
}

/** Numbers to twenty written as words: a task that says "three logs" gives 3. */
export function numberWordsIn(text: string): number[] {
  return (text.toLowerCase().match(/[a-z]+/gu) ?? [])
    .map(valueInWords)
    .filter((value) => value > 0 && value <= 20);
}

const SUM =
  /(\d+(?:\.\d+)?)\s*(\+|-|−|\*|x|×|\/|÷|plus|minus|times|divided by|multiplied by)\s*(\d+(?:\.\d+)?)/giu;

function computed(left: number, sign: string, right: number): number {
  if (/\+|plus/iu.test(sign)) return left + right;
  if (/[-−]|minus/iu.test(sign)) return left - right;
  return /[/÷]|divided/iu.test(sign) ? left / right : left * right;
}

/** Results of the sums that a text writes out: "72 / 8" gives 9. */
export function resultsIn(text: string): number[] {
  const plain = text.slice(0, 4000).replace(/(?<=\d),(?=\d{3})|[$£€%]/gu, '');
  return Array.from(plain.matchAll(SUM), ([, a, sign = '', b]) => computed(Number(a), sign, Number(b)));
}

export function isAmong(value: number, values: readonly number[]): boolean {
  return values.some(
    (other) => Math.abs(other - value) <= 1e-6 * Math.max(1, Math.abs(other), Math.abs(value)),
  );
}
