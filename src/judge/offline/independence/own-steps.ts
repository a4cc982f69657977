import type { Material } from '../material.ts';
import type { Said } from '../said.ts';
import { quoteOf, signal, type Signal } from '../signal.ts';

/** Work that explains itself: a reason, a choice, a check, in the learner's own words. */
const STEP =
  /\b(?:because|since|so that|therefore|which means|i (?:checked|tested|tried|compared|decided|chose|noticed|found|verified|started|calculated)|instead of|to (?:check|confirm|verify)|weil|deshalb|daher|ich habe (?:geprüft|verglichen|entschieden|versucht))\b|=/iu;

function isStep({ text, stems }: Said): boolean {
  return stems.length >= 3 && STEP.test(text);
}

/**
 * Steps the learner took in different turns with a reason, a choice or a check of their own. Counted by turns and
 * only up to four, so that neither length nor splitting a turn adds to it.
 */
export function ownSteps({ said }: Material): Signal | null {
  const steps = said.filter(isStep);
  const turns = new Set(steps.map(({ turn }) => turn));
  if (said.length === 0) return null;
  const points = 2 * Math.min(4, turns.size) - 2;
  return signal(points, turns.size > 0 ? 'took steps with reasons of your own' : null, {
    quotes: steps.map(quoteOf),
  });
}
