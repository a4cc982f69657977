import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Span } from './threat.ts';
import { reveal } from './reveal.ts';

/** A word of a text, or a letter of a script without spaces, which counts as half a word. */
export type Unit = Span & { word: string; weight: number };

const UNIT = new RegExp(`${UNSPACED_CHARACTER}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+`, 'gu');
const UNSPACED = new RegExp(`^${UNSPACED_CHARACTER}`, 'u');
const WORD = /[\p{L}\p{N}]/u;

/** The words of a text as a reader sees them, in lower case, with their positions. */
export function unitsOf(text: string): Unit[] {
  return [...text.matchAll(UNIT)].flatMap(({ 0: raw, index }): Unit[] => {
    const word = reveal(raw).toLowerCase();
    const weight = UNSPACED.test(raw) ? 0.5 : 1;
    return WORD.test(word) ? [{ word, weight, start: index, end: index + raw.length }] : [];
  });
}

/** Runs this short survive small edits; many of them together are not chance. In words. */
const RUN = 3;

/** For each unit, the run that begins at it; null near the end. */
export function runsFrom(units: readonly Unit[]): ({ key: string; length: number } | null)[] {
  return units.map(({ weight }, at) => {
    const length = RUN / weight;
    const run = units.slice(at, at + length);
    return run.length < length ? null : { key: run.map(({ word }) => word).join(' '), length };
  });
}
