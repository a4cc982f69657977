import { CONFIDENCES, type Confidence } from '../../answer.ts';

const NUMBERS = /[-+]?\d+(?:[.,]\d+)?/gu;

/**
 * A number, or a text with exactly one number in it, such as "4", "band 4", "0,8" or "80%". Two numbers, as in "3–4" or
 * "4/5", are none.
 */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const found = value.match(NUMBERS);
  if (found?.length !== 1) return null;
  const number = Number(found[0].replace(',', '.'));
  return /\d\s*%/u.test(value) ? number / 100 : number;
}

/** A share of 0–1. Ten to a hundred is a percentage; up to a half beyond either end is that end. */
export function shareOf(value: unknown): number | null {
  const number = numberOf(value);
  if (number === null) return null;
  const share = number >= 10 && number <= 100 ? number / 100 : number;
  return share < -0.5 || share > 1.5 ? null : Math.min(1, Math.max(0, share));
}

/** The allowed confidence that is nearest; of two as near the lower. */
export function confidenceOf(value: unknown): Confidence | null {
  const share = shareOf(value);
  if (share === null) return null;
  const distance = (one: Confidence) => Math.abs(one - share);
  return CONFIDENCES.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

const TRUE = new Set<unknown>([true, 1, 'true', 'yes', '1']);
const FALSE = new Set<unknown>([false, 0, 'false', 'no', '0']);

/** True and false as they are, as words, or as 1 and 0. */
export function booleanOf(value: unknown): boolean | null {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (TRUE.has(plain)) return true;
  return FALSE.has(plain) ? false : null;
}

/** A list; one thing in the place of a list of one; nothing in the place of an empty one. */
export function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
