import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { tierColor, type ShownTier } from '../ui/tier.tsx';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';

/** `certainty` from 0 to 1 is the opacity. */
export type HeatCell = { tier: ShownTier; certainty: number; text: string; label: string };

export type HeatRow = { key: string; before: readonly ReactNode[]; cells: readonly HeatCell[] };

type Props = {
  label: string;
  /** Titles of the columns before the cells, and how wide each is. Where there is little room, only the first is shown. */
  before: readonly { title: string; width: string; right?: boolean }[];
  columns: readonly string[];
  count: number;
  rowAt: (index: number) => HeatRow;
  finding: ReactNode;
  table: () => ChartTable;
};

const ROW_PX = 32;

const COLUMNS = 'grid grid-cols-(--narrow) gap-x-1 px-2 @4xl:grid-cols-(--wide)';

const beforeClass = (column: number, right = false): string =>
  `truncate @4xl:pr-2 ${right ? 'text-right' : ''} ${column === 0 ? '' : 'hidden @4xl:block'}`;

/**
 * Values by row and column: the colour is the tier, the opacity how certain it is, and the number is in the cell. Only the
 * rows in sight are in the page, so that a thousand scroll as smoothly as ten.
 */
export function Heatmap({ label, before, columns, count, rowAt, finding, table }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const style = {
    '--narrow': `minmax(6.25rem, 1.4fr) repeat(${columns.length}, minmax(2rem, 1fr))`,
    '--wide': `${before.map(({ width }) => width).join(' ')} repeat(${columns.length}, minmax(4.5rem, 1fr))`,
  } as CSSProperties;
  return (
    <ChartFigure finding={finding} table={table}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div
        ref={box}
        tabIndex={0}
        role="group"
        aria-label={label}
        style={style}
        className="@container max-h-[36rem] overflow-y-auto overflow-x-hidden rounded border border-line"
      >
        <div role="table" aria-label={label} aria-rowcount={count + 1}>
          <div
            role="row"
            aria-rowindex={1}
            className={`sticky top-0 z-[1] items-end border-line border-b bg-sunken py-2 text-muted text-note ${COLUMNS}`}
          >
            {before.map(({ title, right }, column) => (
              <span key={title} role="columnheader" className={beforeClass(column, right)}>
                {title}
              </span>
            ))}
            {columns.map((title) => (
              <span
                key={title}
                role="columnheader"
                className="@max-xl:rotate-180 justify-self-center text-center @max-xl:[writing-mode:vertical-rl]"
              >
                {title}
              </span>
            ))}
          </div>
          <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => (
              <Row key={index} {...{ index, before }} row={rowAt(index)} top={start} />
            ))}
          </div>
        </div>
      </div>
    </ChartFigure>
  );
}

type RowProps = {
  index: number;
  row: HeatRow;
  before: Props['before'];
  top: number;
};

function Row({ index, row, before, top }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`absolute inset-x-0 h-8 items-center border-line border-b ${COLUMNS}`}
      style={{ top }}
    >
      {row.before.map((content, column) => (
        <span key={before[column]?.title} role="cell" className={beforeClass(column, before[column]?.right)}>
          {content}
        </span>
      ))}
      {row.cells.map(({ tier, certainty, text, label }, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns do not move
        <span key={column} role="cell" title={label} className="relative grid h-6 place-items-center">
          <span
            aria-hidden
            className="absolute inset-0 rounded-sm"
            style={{ background: tierColor(tier), opacity: 0.08 + 0.42 * certainty }}
          />
          <span className="relative">{text}</span>
        </span>
      ))}
    </div>
  );
}
