import type { Measure } from '../../core/agreement/bootstrap.ts';
import type { Share } from '../../core/agreement/share.ts';

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const count = (value: number): string => NUMBER.format(value);

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A share with its interval, or that there is none. */
export function shareText(share: Share | null): string {
  if (share === null) return 'no case so far';
  const { of, count: n, low, high } = share;
  return `${percent(share.share)} (${count(n)} of ${count(of)}; 95 %: ${percent(low)} to ${percent(high)})`;
}

export function measureText(measure: Measure | null, digits: number): string {
  if (measure === null) return '–';
  const [low, high] = measure.interval;
  return `${measure.value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
