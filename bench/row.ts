import type { Machine } from './machine/machine.ts';

/** What was asked on the command line. */
export type BenchOptions = { rounds: number; quick: boolean; big: boolean };

/** The middle of one side and its tail: for a rate the one that 95 % of rounds reach, for a time the usual p95. */
export type Side = { p50: number; p95: number; unit: string };

/** `least`: ours must be at least so many times theirs; `most`: at most. */
export type Reach = { least: number } | { most: number };

export type Measured = { ratio: number | null; ours: Side; theirs: Side | null; notes?: string[] };

/** One line of the table. `run` measures both sides in interleaved rounds. */
export type Row = {
  name: string;
  /** What is measured against what, in words. */
  title: string;
  reach: Reach | null;
  /** Left out unless `--big` asks for it. */
  big?: boolean;
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
