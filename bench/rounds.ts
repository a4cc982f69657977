import { median, percentile } from './statistics.ts';
import type { BenchOptions, Measured, Side } from './row.ts';
import type { Machine } from './machine/machine.ts';

/** Measures one round of one side, as a rate (higher is better) or as times in ms. */
export type Round = (round: number) => Promise<number[]>;

export type Kind = { unit: string; better: 'more' | 'less' };

/** The tail: for times the 95th percentile, for rates the value that 95 % of rounds reach. */
export function sideOf(values: readonly number[], { unit, better }: Kind): Side {
  return { p50: median(values), p95: percentile(values, better === 'less' ? 0.95 : 0.05), unit };
}

export const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/**
 * Runs both sides alternately, so that other load on the machine affects both. The ratio is the median of the ratios of
 * the rounds.
 */
export async function interleave(
  machine: Machine,
  { rounds }: BenchOptions,
  kind: Kind,
  sides: { ours: Round; theirs: Round },
): Promise<Measured> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const mine = await sides.ours(round);
    const other = await sides.theirs(round);
    ours.push(...mine);
    theirs.push(...other);
    ratios.push(median(mine) / median(other));
    const figures = `${shown(median(mine))} against ${shown(median(other))} ${kind.unit}`;
    machine.progress(`  round ${round} of ${rounds}: ${figures}, ${shown(ratios.at(-1) as number)} times`);
  }
  return { ratio: median(ratios), ours: sideOf(ours, kind), theirs: sideOf(theirs, kind) };
}

/** Rounds of one side only. */
export async function repeat(
  machine: Machine,
  { rounds }: BenchOptions,
  kind: Kind,
  ours: Round,
): Promise<Measured> {
  const values: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const mine = await ours(round);
    values.push(...mine);
    machine.progress(`  round ${round} of ${rounds}: ${shown(median(mine))} ${kind.unit}`);
  }
  return { ratio: null, ours: sideOf(values, kind), theirs: null };
}

/** Items per second of `work`. */
export async function rateOf(items: number, work: () => Promise<unknown>): Promise<number[]> {
  const begun = performance.now();
  await work();
  return [(items * 1000) / (performance.now() - begun)];
}

/** Counts started rows, so that no two rounds share a learner. */
let groups = 0;

export function freshGroup(): string {
  groups += 1;
  return `g${groups}`;
}
