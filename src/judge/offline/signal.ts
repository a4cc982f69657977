/** What one feature saw: points it adds to its skill, and the learner's own words or events that show it. */
export type Signal = {
  points: number;
  quotes: { seq: number; text: string }[];
  events: { seq: number; what: string }[];
  /** A plain clause for the reason, to follow "you". Null when there is nothing worth telling. */
  says: string | null;
};

/** A skill as the offline judge reads it, on 0–100; null where the dossier shows nothing of it. */
export type SkillReading = {
  x: number;
  confidence: 0.5 | 0.75 | 1;
  quotes: { seq: number; text: string }[];
  events: { seq: number; what: string }[];
  /** What the learner did, and what would show more: clauses that follow "you" and "it would help to". */
  did: string;
  next: string;
};

export function clampReading(x: number): number {
  return Math.round(Math.min(98, Math.max(2, x)) * 100) / 100;
}
