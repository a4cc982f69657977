import { isCiphered } from './disguise/undisguise.ts';
import type { OwnText } from './own-text.ts';
import { plainForm } from './plain-form.ts';
import type { Sentence } from '../dossier/sentences.ts';

/** Sentences of one line that are looked at as one. */
const LONGEST_LINE = 12;

/** Places of sentences of one line that are a cipher only together: in it a full stop may stand for a letter. */
export function cipheredRuns({ whole, places }: Pick<OwnText, 'whole' | 'places'>): Set<number> {
  const found = new Set<number>();
  const textOf = (from: number, to: number) => {
    const [first, last] = [places[from] as Sentence, places[to - 1] as Sentence];
    return whole.slice(first.start, last.start + last.text.length);
  };
  const isCode = (from: number, to: number) => isCiphered(textOf(from, to), plainForm(textOf(from, to)));
  const breaks = places.map(
    (place, at) => at === 0 || textOf(at - 1, at + 1).includes('\n') || place.start === 0,
  );
  for (let from = 0; from < places.length;) {
    let to = from + 1;
    while (to < places.length && breaks[to] !== true && to - from < LONGEST_LINE) to += 1;
    let [first, last] = [from, to];
    from = to;
    if (last - first < 2 || !isCode(first, last)) continue;
    while (first + 1 < last && isCode(first + 1, last)) first += 1;
    while (first < last - 1 && isCode(first, last - 1)) last -= 1;
    for (let at = first; at < last; at += 1) found.add(at);
  }
  return found;
}
