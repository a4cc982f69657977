import { addressedWeight } from './addressed.ts';
import { plainForm } from './plain-form.ts';

const SURE = 3;
/** A capital or a bracket in the middle of a sentence: there a full stop may have been left out. */
const CUT = /(?<=[^\s.!?:;,]\s+)(?=[\p{Lu}([{<])/gu;
const MOST_CUTS = 24;

function cutsOf(text: string): number[] {
  const cuts = Array.from(text.matchAll(CUT), (match) => match.index);
  return cuts.length > MOST_CUTS ? [] : cuts;
}

/**
 * Where in a sentence the words to the grader begin. Without a full stop before it, an attack shares its sentence with
 * honest words, and those stay; what follows it goes with it.
 */
export function beginsAt(text: string): number {
  const weigh = (from: number, to: number) => addressedWeight(plainForm(text.slice(from, to)));
  return cutsOf(text).findLast((at) => weigh(at, text.length) >= SURE && weigh(0, at) === 0) ?? 0;
}
