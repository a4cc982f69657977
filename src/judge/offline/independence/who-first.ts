import type { Material } from '../material.ts';
import { handsOver, resultOf, says, tellingsOf } from '../result.ts';
import { numbersIn } from '../numbers.ts';
import { quoteOf, signal, type Signal } from '../signal.ts';

/**
 * Who stated the right result first. To have found it before anyone said it is what "alone" means; to say it after
 * the coach did, or after the coach wrote out the sum that gives it, shows only that one can listen.
 */
export function whoFirst(material: Material): Signal | null {
  const { final } = resultOf(material);
  if (final === null) return null;
  const tellings = tellingsOf(material);
  const first = (own: boolean, found: typeof says) =>
    tellings.findIndex((telling) => telling.own === own && found(telling, final));
  const mine = first(true, says);
  const theirs = first(false, says);
  const handed = first(false, handsOver);
  if (mine === -1 && theirs === -1) return signal(-12, 'did not get to the result yet');
  if (mine === -1 || (theirs !== -1 && theirs < mine))
    return signal(-14, 'heard the result before finding it');
  const sentence = material.said.find(
    ({ turn, text }) =>
      turn === tellings[mine]?.turn && says({ ...tellings[mine], numbers: numbersIn(text) }, final),
  );
  const evidence = sentence === undefined ? {} : { quotes: [quoteOf(sentence)] };
  if (handed !== -1 && handed < mine) return signal(0, 'finished a sum that was handed to you', evidence);
  return signal(8, 'found the result before anyone told you', evidence);
}
