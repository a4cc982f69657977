import type { Machine } from './machine/machine.ts';

/** Options of the command line. */
export type BenchOptions = { rounds: number; quick: boolean };

/** Median and tail of one side; for rates, p95 is the value that 95 % of rounds reach. */
export type Side = { p50: number; p95: number; unit: string };

/** Target for the ratio of ours to theirs: `least` is a minimum, `most` a maximum. */
export type Reach = { least: number } | { most: number };

export type Measured = { ratio: number | null; ours: Side; theirs: Side | null; notes?: string[] };

/** One line of the table. `run` measures both sides in interleaved rounds. */
export type Row = {
  name: string;
  /** What is compared with what. */
  title: string;
  reach: Reach | null;
  /** Runs only if it is named or with this option. */
  only?: '--big' | '--engines';
  run(machine: Machine, options: BenchOptions): Promise<Measured>;
};

export function isReached(reach: Reach | null, ratio: number | null): boolean {
  if (reach === null) return true;
  if (ratio === null || Number.isNaN(ratio)) return false;
  return 'least' in reach ? ratio >= reach.least : ratio <= reach.most;
}

export function reachText(reach: Reach | null): string | null {
  if (reach === null) return null;
  return 'least' in reach ? `>= ${Number(reach.least.toFixed(2))}` : `<= ${reach.most}`;
}
