import { useVirtualizer } from '@tanstack/react-virtual';
import type { CSSProperties, ReactNode } from 'react';
import { ColumnHead } from '../ui/column-head.tsx';
import type { Sorting } from '../ui/list-features.ts';
import { tierColor, type ShownTier } from '../ui/tier.tsx';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import { useWidth } from './use-width.ts';

/** `certainty` from 0 to 1 is the opacity. */
export type HeatCell = { tier: ShownTier; certainty: number; text: string; label: string };

export type HeatRow = { key: string; before: readonly ReactNode[]; cells: readonly HeatCell[] };

type Props = {
  label: string;
  /** Titles of the columns before the cells, and how wide each is. Where there is little room, only the first is shown. */
  before: readonly { title: string; width: string; right?: boolean; sorting?: Sorting | undefined }[];
  columns: readonly { title: string; sorting?: Sorting | undefined }[];
  count: number;
  rowAt: (index: number) => HeatRow;
  finding: ReactNode;
  table: () => ChartTable;
};

const ROW_PX = 32;

/** Width from which the columns before the cells are shown, and below which the heads are upright. */
const WIDE_PX = 896;
const UPRIGHT_PX = 576;

const ROW = 'grid gap-x-1 px-2';

const beforeClass = (right = false): string => `truncate pr-2 ${right ? 'text-right' : ''}`;

/**
 * Values by row and column: the colour is the tier, the opacity how certain it is, and the number is in the cell. Only the
 * rows in sight are in the page, so that a thousand scroll as smoothly as ten.
 */
export function Heatmap({ label, before, columns, count, rowAt, finding, table }: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  const rows = useVirtualizer({
    count: width === 0 ? 0 : count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 5,
  });
  const isWide = width >= WIDE_PX;
  const shown = isWide ? before : before.slice(0, 1);
  const upright = width < UPRIGHT_PX ? 'rotate-180 [writing-mode:vertical-rl]' : '';
  const style = {
    gridTemplateColumns: isWide
      ? `${before.map(({ width }) => width).join(' ')} repeat(${columns.length}, minmax(4.5rem, 1fr))`
      : `minmax(6.25rem, 1.4fr) repeat(${columns.length}, minmax(2rem, 1fr))`,
  };
  return (
    <ChartFigure finding={finding} table={table}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div
        ref={box}
        tabIndex={0}
        role="group"
        aria-label={label}
        className="max-h-[36rem] overflow-y-auto overflow-x-hidden rounded border border-line"
      >
        <div role="table" aria-label={label} aria-rowcount={count + 1}>
          <div
            role="row"
            aria-rowindex={1}
            className={`sticky top-0 z-[1] items-end border-line border-b bg-sunken py-2 text-muted text-note ${ROW}`}
            style={style}
          >
            {shown.map(({ title, right, sorting }) => (
              <ColumnHead key={title} {...{ title, sorting }} className={beforeClass(right)} />
            ))}
            {columns.map(({ title, sorting }) => (
              <ColumnHead
                key={title}
                {...{ title, sorting }}
                className={`justify-self-center text-center ${upright}`}
              />
            ))}
          </div>
          <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => (
              <Row key={index} {...{ index, style }} before={shown} row={rowAt(index)} top={start} />
            ))}
          </div>
        </div>
      </div>
    </ChartFigure>
  );
}

/** The less certain, the paler; never so deep that the number is hard to read. */
const shade = (tier: ShownTier, certainty: number): string =>
  `color-mix(in srgb, ${tierColor(tier)} ${Math.round(8 + 42 * certainty)}%, transparent)`;

type RowProps = {
  index: number;
  row: HeatRow;
  before: Props['before'];
  top: number;
  style: CSSProperties;
};

function Row({ index, row, before, top, style }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`absolute inset-x-0 h-8 items-center border-line border-b ${ROW}`}
      style={{ ...style, top }}
    >
      {before.map(({ title, right }, column) => (
        <span key={title} role="cell" className={beforeClass(right)}>
          {row.before[column]}
        </span>
      ))}
      {row.cells.map(({ tier, certainty, text, label }, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns do not move
        <span
          key={column}
          role="cell"
          title={label}
          className="h-6 rounded-sm text-center leading-6"
          style={{ background: shade(tier, certainty) }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
