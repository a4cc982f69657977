import { mean } from 'simple-statistics';
import { SKILLS } from '../../core/skill.ts';
import { pearson } from './agreement.ts';
import type { Reading } from './read-work.ts';

const LEAST = 10;

/**
 * Mean correlation between the skills that one verdict reads: 1 would be a single impression reported four times.
 */
export function haloOf(readings: readonly Reading[]): number | null {
  const pairs = SKILLS.flatMap((a, index) => SKILLS.slice(index + 1).map((b) => [a, b] as const));
  const values = pairs.flatMap(([a, b]) => {
    const both = readings.flatMap(({ x }) =>
      x[a] === undefined || x[b] === undefined ? [] : [[x[a], x[b]] as const],
    );
    if (both.length < LEAST) return [];
    const value = pearson(
      both.map(([left]) => left),
      both.map(([, right]) => right),
    );
    return Number.isFinite(value) ? [value] : [];
  });
  return values.length === 0 ? null : mean(values);
}
