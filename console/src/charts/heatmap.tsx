import type { ReactNode } from 'react';
import { tierColor, type ShownTier } from '../ui/tier.tsx';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';

/** `certainty` from 0 to 1 is the opacity. */
export type HeatCell = { tier: ShownTier; certainty: number; text: string; label: string };

type Props = {
  columns: readonly string[];
  rows: readonly { key: string; head: ReactNode; cells: readonly HeatCell[] }[];
  finding: ReactNode;
  table: ChartTable;
};

/** Values by row and column: the colour is the tier, the opacity how certain it is, and the number is in the cell. */
export function Heatmap({ columns, rows, finding, table }: Props) {
  const template = {
    gridTemplateColumns: `minmax(7rem, 12rem) repeat(${columns.length}, minmax(3rem, 1fr))`,
  };
  return (
    <ChartFigure finding={finding} table={table}>
      <div className="overflow-x-auto">
        <div className="grid gap-0.5 text-note" style={template}>
          <span />
          {columns.map((column) => (
            <span key={column} className="truncate text-center text-muted">
              {column}
            </span>
          ))}
          {rows.map(({ key, head, cells }) => (
            <HeatRow key={key} head={head} cells={cells} columns={columns} />
          ))}
        </div>
      </div>
    </ChartFigure>
  );
}

export function HeatRow({
  head,
  cells,
  columns,
}: {
  head: ReactNode;
  cells: readonly HeatCell[];
  columns: readonly string[];
}) {
  return (
    <>
      <span className="truncate pr-2">{head}</span>
      {cells.map(({ tier, certainty, text, label }, index) => (
        <span key={columns[index]} title={label} className="relative grid h-6 place-items-center rounded-sm">
          <span
            aria-hidden
            className="absolute inset-0 rounded-sm"
            style={{ background: tierColor(tier), opacity: 0.1 + 0.35 * certainty }}
          />
          <span className="relative">{text}</span>
        </span>
      ))}
    </>
  );
}
