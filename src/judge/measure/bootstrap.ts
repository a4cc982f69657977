import { createRandom } from './random.ts';

const SAMPLES = 1000;

/** A statistic with its 95 % interval by the percentile bootstrap; whole groups are drawn, since cases of one group are alike. */
export function bootstrap<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  statistic: (items: readonly T[]) => number,
  samples: number = SAMPLES,
): { value: number; interval: [number, number] } {
  const groups = [...Map.groupBy(items, groupOf).values()];
  const random = createRandom(20_261_123);
  const values: number[] = [];
  for (let round = 0; round < samples; round += 1) {
    const drawn = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    const value = statistic(drawn);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) =>
    values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
  return { value: statistic(items), interval: [at(0.025), at(0.975)] };
}
