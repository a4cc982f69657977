import type { Material } from '../material.ts';
import { isSame, numbersIn } from '../numbers.ts';
import { givesResult, resultOf, saysResult, turnNumbersOf, type TurnNumbers } from '../result.ts';
import { quoteOf, signal, type Signal } from '../signal.ts';

/**
 * Who stated the right result first. Finding it first shows independence; stating it after the coach did, or after
 * the coach wrote out the sum that gives it, shows only listening.
 */
export function whoFirst(material: Material): Signal | null {
  const result = resultOf(material);
  const { final } = result;
  if (final === null) return null;
  const entries = turnNumbersOf(material);
  const first = (own: boolean, found: (entry: TurnNumbers) => boolean) =>
    entries.findIndex((entry) => entry.own === own && found(entry));
  const mine = first(true, (entry) => saysResult(entry, result));
  const theirs = first(false, (entry) => saysResult(entry, result));
  const handed = first(false, (entry) => givesResult(entry, result));
  if (mine === -1 && theirs === -1) return signal(-8, 'did not get to the result yet');
  if (mine === -1 || (theirs !== -1 && theirs < mine))
    return signal(-9, 'heard the result before finding it');
  const sentence = material.said.find(
    ({ turn, text }) =>
      turn === entries[mine]?.turn && numbersIn(text).some((number) => isSame(number, final)),
  );
  const evidence = sentence === undefined ? {} : { quotes: [quoteOf(sentence)] };
  if (handed !== -1 && handed < mine) return signal(0, 'finished a sum that was handed to you', evidence);
  return signal(8, 'found the result before anyone told you', evidence);
}
