import type { Confidence } from '../answer.ts';
import type { OwnSentence } from '../evidence/own-words.ts';

type Evidence = { quotes: { seq: number; text: string }[]; events: { seq: number; what: string }[] };

/**
 * What one feature found: the points it adds to its skill, the evidence for them, and a clause that follows "you".
 */
export type Signal = Evidence & { points: number; says: string | null };

/** A skill as the offline judge reads it, on 0–100, with its evidence and two clauses: "you …" and "it would help to …". */
export type SkillReading = Evidence & {
  x: number;
  confidence: Confidence;
  /** Set if the judge's card was measured on another way of reading this skill. */
  uncarded?: true;
  did: string;
  next: string;
};

export function clampReading(x: number): number {
  return Math.round(Math.min(96, Math.max(4, x)) * 100) / 100;
}

/** A feature's finding. `evidence` may have more than a verdict shows; the skill's reader chooses. */
export function signal(points: number, says: string | null, evidence: Partial<Evidence> = {}): Signal {
  return { points, says, quotes: evidence.quotes ?? [], events: evidence.events ?? [] };
}

export function quoteOf(said: OwnSentence): { seq: number; text: string } {
  return { seq: said.turn.seq, text: said.text };
}
