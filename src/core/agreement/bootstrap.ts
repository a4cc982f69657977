import { quantileSorted } from 'simple-statistics';
import { createRandom } from './random.ts';

const SAMPLES = 1000;

export type Measure = { value: number; interval: [number, number] };

/** The 95 % interval of a statistic of groups, by the percentile bootstrap; NaN if it never has a value. */
export function bootstrapGroups<Group>(
  groups: readonly Group[],
  statistic: (drawn: readonly Group[]) => number,
  samples: number = SAMPLES,
): [number, number] {
  const random = createRandom(20_261_123);
  const values: number[] = [];
  for (let round = 0; round < samples; round += 1) {
    const drawn = groups.map(() => groups[Math.floor(random() * groups.length)] as Group);
    const value = statistic(drawn);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => (values.length === 0 ? Number.NaN : quantileSorted(values, share));
  return [at(0.025), at(0.975)];
}

/**
 * A statistic with its 95 % interval by the percentile bootstrap. Draws whole groups, since cases of one group are
 * correlated.
 */
export function bootstrap<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  statistic: (items: readonly T[]) => number,
  samples?: number,
): Measure {
  const groups = [...Map.groupBy(items, groupOf).values()];
  const interval = bootstrapGroups(groups, (drawn) => statistic(drawn.flat()), samples);
  return { value: statistic(items), interval };
}
