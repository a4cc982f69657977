import type { Material } from '../material.ts';
import type { Said } from '../said.ts';
import { quoteOf, signal, type Signal } from '../signal.ts';

/** Sentences that give a reason, a choice or a check. */
const STEP =
  /\b(?:because|since|so that|therefore|which means|i (?:checked|tested|tried|compared|decided|chose|noticed|found|verified|started|calculated)|instead of|to (?:check|confirm|verify)|weil|deshalb|daher|ich habe (?:geprüft|verglichen|entschieden|versucht))\b|=/iu;

function isStep({ text, stems }: Said): boolean {
  return stems.length >= 3 && STEP.test(text);
}

/**
 * Turns in which the learner gave a reason, a choice or a check of their own. Counts turns, at most four, so that
 * neither length nor splitting a turn adds points.
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
