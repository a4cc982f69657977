import { type Material, quoteOf, type Signal } from './material.ts';
import { isAmong, numbersIn } from './numbers.ts';
import { resultOf, saysResult, turnNumbersOf } from './result.ts';

/** Who stated the right result first: after the coach, it shows only listening. */
export function whoFirst(material: Material): Signal | null {
  const result = resultOf(material);
  const { final } = result;
  if (final === null) return null;
  const entries = turnNumbersOf(material);
  const first = entries.find(({ text }) => saysResult(text, result));
  if (first === undefined) return { points: -8, says: 'did not get to the result yet' };
  if (!first.own) return { points: -9, says: 'heard the result before finding it' };
  const sentence = material.said.find(
    ({ turn, text }) => turn === first.turn && isAmong(final, numbersIn(text)),
  );
  const quotes = sentence === undefined ? [] : [quoteOf(sentence)];
  return { points: 8, says: 'found the result before anyone told you', quotes };
}

/**
 * Each value of the solution that the coach states, or without a solution each sum written out, is a step that the learner
 * did not take. The first ones say most, hence the logarithm. Values that the learner found first offset them.
 */
export function valuesTold(material: Material): Signal | null {
  const { values } = resultOf(material);
  const entries = turnNumbersOf(material);
  const others = entries.filter(({ own }) => !own);
  if (values.length === 0) {
    const sums = others.flatMap(({ worked }) => worked).length;
    const says = sums > 2 ? `were given ${sums} sums written out` : null;
    return sums === 0 ? null : { points: -6 * Math.log(1 + sums), says };
  }
  // Writing out a sum states its value.
  const told = others.flatMap(({ numbers, worked }) => [...numbers, ...worked]);
  const mentions = told.filter((number) => isAmong(number, values)).length;
  const own = values.filter((value) => entries.find(({ numbers }) => isAmong(value, numbers))?.own);
  const points = 12 - 9 * Math.log(1 + mentions) + 2 * Math.min(4, own.length);
  return { points, says: mentions > 2 ? `took ${mentions} of the steps from what the coach said` : null };
}
