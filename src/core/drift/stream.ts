import type { Skill } from '../skill.ts';

/** What people say of one skill of a work beside the judge's reading, on 0–100; `sd` of their score around the truth. */
export type Compared = { x: number; y: number; sd: number };

/**
 * One work that a judge and people read independently: an anchor with known scores, or a completion that people read blind.
 * Readings of the same anchor have the same `work`. `at` in epoch milliseconds.
 */
export type StreamReading = {
  work: string;
  anchor: boolean;
  at: number;
  skills: Partial<Record<Skill, Compared>>;
};

/**
 * How a judge is taken to read one skill: `x − 50 = offset + slope · (y − 50)` with the standard deviation `sigma` around it.
 * `retest`: the part of sigma by which readings of one and the same work differ. All in points.
 */
export type CardPart = { offset: number; slope: number; sigma: number; retest: number };

export type CardParts = Record<Skill, CardPart>;

const MIDDLE = 50;

/** What a skill at `y` adds to a reading, before the offset. */
export const levelOf = ({ slope }: CardPart, { y }: Compared): number => slope * (y - MIDDLE);

/** How far a reading is from what the card says, in points. */
export const residualOf = (part: CardPart, compared: Compared): number =>
  compared.x - MIDDLE - part.offset - levelOf(part, compared);

/** The variance of that distance which comes from people and not from the judge. */
export const peopleVariance = ({ slope }: CardPart, { sd }: Compared): number => (slope * sd) ** 2;
