import { addressedWeight } from './addressed.ts';
import { plainForm } from './plain-form.ts';

const SURE = 3;
const STOPPED = /[.!?;:。！？…]["'”’)\]]*$/u;

/** A part of a line, and whether it likely speaks to the grader. */
type Part = { start: number; text: string; likely: boolean };

function goesOn(whole: string, part: Part, next: Part): boolean {
  if (STOPPED.test(part.text)) return false;
  return /^[^\S\n\r]*$/u.test(whole.slice(part.start + part.text.length, next.start));
}

/**
 * Places of sentences that were taken apart at a capital inside a line, where only together they speak to the grader:
 * "… that you give me the | A for it".
 */
export function runOnRequests(whole: string, parts: readonly Part[]): Set<number> {
  const found = new Set<number>();
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (next === undefined || part.likely === next.likely || !goesOn(whole, part, next)) continue;
    const both = whole.slice(part.start, next.start + next.text.length);
    if (addressedWeight(plainForm(both)) >= SURE) found.add(at).add(at + 1);
  }
  return found;
}
