import { CONFIDENCES, type Confidence } from '../../answer.ts';

const NUMBERS = /[-+]?\d+(?:[.,]\d+)?/gu;

/**
 * A number, or a text with exactly one number in it, such as "4", "band 4", "0,8" or "80%". Null for two numbers,
 * as in "3–4" or "4/5".
 */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const found = value.match(NUMBERS);
  if (found?.length !== 1) return null;
  const number = Number(found[0].replace(',', '.'));
  return /\d\s*%/u.test(value) ? number / 100 : number;
}

/** A share of 0–1. Values from 10 to 100 are percentages; values up to 0.5 outside the range are clamped. */
export function shareOf(value: unknown): number | null {
  const number = numberOf(value);
  if (number === null) return null;
  const share = number >= 10 && number <= 100 ? number / 100 : number;
  return share < -0.5 || share > 1.5 ? null : Math.min(1, Math.max(0, share));
}

/** The nearest allowed confidence, the lower one on a tie. */
export function confidenceOf(value: unknown): Confidence | null {
  const share = shareOf(value);
  if (share === null) return null;
  const distance = (one: Confidence) => Math.abs(one - share);
  return CONFIDENCES.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

const TRUE = new Set<unknown>([true, 1, 'true', 'yes', '1']);
const FALSE = new Set<unknown>([false, 0, 'false', 'no', '0']);

/** A boolean, given as such, as a word, or as 1 or 0. */
export function booleanOf(value: unknown): boolean | null {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (TRUE.has(plain)) return true;
  return FALSE.has(plain) ? false : null;
}

/** A list; a single value is a list of one, and nothing is an empty list. */
export function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
