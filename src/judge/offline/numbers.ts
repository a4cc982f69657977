const NUMBER = /\d[\d.,]*|\.\d+/gu;
const PRODUCT =
  /(\d+(?:\.\d+)?)\s*(\+|-|−|\*|x|×|\/|÷|plus|minus|times|divided by|multiplied by)\s*(\d+(?:\.\d+)?)/giu;

/** `1,250` is a thousand and more, `16,50` is sixteen and a half: three digits after the comma decide. */
function valueOf(written: string): number {
  const plain = written.replace(/[.,]+$/u, '');
  const thousands = plain.replace(/,(?=\d{3}(?:\D|$))/gu, '');
  return Number(thousands.replace(',', '.'));
}

/** The numbers of a text in order, as values. */
export function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(valueOf).filter(Number.isFinite);
}

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** Small numbers that a text writes as words: a task that says "three logs" has given 3. */
export function numberWordsIn(text: string): number[] {
  return (text.toLowerCase().match(/[a-z]+/gu) ?? [])
    .map((word) => WORDS.indexOf(word) + 1)
    .filter((value) => value > 0);
}

function computed(left: number, sign: string, right: number): number {
  switch (sign.toLowerCase()) {
    case '+':
    case 'plus':
      return left + right;
    case '-':
    case '−':
    case 'minus':
      return left - right;
    case '/':
    case '÷':
    case 'divided by':
      return left / right;
    default:
      return left * right;
  }
}

/** Results of the sums that a text writes out: who says "72 / 8" has said 9. */
export function resultsIn(text: string): number[] {
  const plain = text
    .slice(0, 4000)
    .replace(/(\d),(?=\d{3})/gu, '$1')
    .replace(/[$£€%]/gu, '');
  return [...plain.matchAll(PRODUCT)].map(([, a, sign, b]) => computed(Number(a), sign ?? '', Number(b)));
}

export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}
