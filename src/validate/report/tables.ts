import type { Compared } from '../baselines/baselines.ts';
import { scorePaths, type Path } from '../measure/path.ts';
import { shownValue } from '../measure/row.ts';
import type { Validation } from '../validate.ts';

export type Table = { head: readonly string[]; lines: { name: string; cells: string[] }[] };

function scoreCells(paths: readonly Path[]): string[] {
  const { rmse, tierAccuracy, overTiered, tierChanges, coverage } = scorePaths(paths);
  return [
    shownValue({ value: rmse, unit: 'points' }),
    shownValue({ value: tierAccuracy, unit: 'share' }),
    shownValue({ value: overTiered, unit: 'share' }),
    shownValue({ value: tierChanges, unit: 'per 100' }),
    shownValue({ value: coverage }),
  ];
}

const SCORES = ['RMSE', 'in the true tier', 'above it', 'changes per 100', 'coverage'];

const delayCell = (jumpers: readonly Path[]): string =>
  shownValue({ value: scorePaths(jumpers).jumpDelay, unit: 'touchpoints' });

/** Ours first, then each other method on the same verdicts. */
export function methodsTable({ paths, jumpers, compared }: Validation): Table {
  const named = ({ title, settings }: Compared) => (settings === '' ? title : `${title} (${settings})`);
  const lines = [
    { name: 'Touchstone', cells: [...scoreCells(paths), delayCell(jumpers)] },
    ...compared.map((one) => ({
      name: named(one),
      cells: [...scoreCells(one.paths), delayCell(one.jumpers)],
    })),
  ];
  return { head: [...SCORES, 'jump shows after'], lines };
}

/** The same judge where other things are true. */
export function worldsTable({ elsewhere }: Validation): Table {
  const lines = elsewhere.map(({ world, paths }) => ({ name: world.title, cells: scoreCells(paths) }));
  return { head: SCORES, lines };
}
