import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject } from 'react';
import { useWidth } from '../../charts/use-width.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { ColumnHead } from '../../ui/column-head.tsx';
import { sortingOf } from '../../ui/list-features.ts';
import { Tier } from '../../ui/tier.tsx';
import { useGuardName } from '../../ui/use-guard-name.ts';
import { timeOf, type Entry } from './columns.ts';
import type { EntryTable } from './filters.tsx';
import { texts } from './texts.ts';

/** Width of the list from which an entry is one line of eight columns; below it, two lines of three. */
const WIDE_PX = 896;

type Shape = { rowPx: number; row: string; places: readonly string[] };

const WIDE: Shape = {
  rowPx: 32,
  row: 'grid content-center px-2 h-8 gap-x-3 grid-cols-[4rem_8rem_minmax(11rem,1fr)_minmax(11rem,1fr)_5rem_9rem_5rem_6rem]',
  places: Array.from({ length: 8 }, () => 'truncate'),
};

const NARROW: Shape = {
  rowPx: 48,
  row: 'grid content-center px-2 h-12 gap-x-2 grid-cols-[3rem_1fr_auto]',
  places: [
    'truncate col-start-1 row-start-1 text-left!',
    'truncate col-start-3 row-start-2 text-right text-note text-muted',
    'truncate col-start-2 row-start-1',
    'truncate col-start-1 col-end-3 row-start-2 text-note text-muted',
    'truncate col-start-3 row-start-1',
    'hidden',
    'hidden',
    'hidden',
  ],
};

/** Columns of numbers. */
const RIGHT = new Set([0, 4, 6, 7]);

type Rows = ReturnType<EntryTable['getRowModel']>['rows'];

/** The entries of which only those in sight are in the page, so that ten thousand scroll as smoothly as ten. */
export function EntryList({ table }: { table: EntryTable }) {
  const t = useTexts(texts);
  const entries = table.getRowModel().rows;
  const [box, width] = useWidth<HTMLDivElement>();
  const shape = width < WIDE_PX ? NARROW : WIDE;
  const titles = [t.number, t.when, t.what, t.how, t.xp, t.tier, t.snapshot, t.after];
  const sorting = new Map([
    [t.number, sortingOf(table.getColumn('entry'))],
    [t.xp, sortingOf(table.getColumn('xp'))],
  ]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={t.list}
      className="h-[34rem] overflow-y-auto overflow-x-hidden rounded border border-line"
    >
      <div role="table" aria-label={t.list} aria-rowcount={entries.length + 1}>
        <div
          role="row"
          aria-rowindex={1}
          className={`${shape.row} sticky top-0 z-[1] border-line border-b bg-sunken`}
        >
          {titles.map((title, index) => (
            <ColumnHead
              key={title}
              title={title}
              sorting={sorting.get(title)}
              className={`${shape.places[index]} text-muted text-note! ${RIGHT.has(index) ? 'text-right' : ''}`}
            />
          ))}
        </div>
        {width > 0 && <EntryRows key={shape.rowPx} box={box} entries={entries} shape={shape} />}
      </div>
    </div>
  );
}

type EntryRowsProps = { box: RefObject<HTMLDivElement | null>; entries: Rows; shape: Shape };

function EntryRows({ box, entries, shape }: EntryRowsProps) {
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => shape.rowPx,
    overscan: 6,
  });
  return (
    <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start }) => (
        <Row
          key={entries[index]?.id}
          entry={entries[index]?.original as Entry}
          index={index}
          top={start}
          shape={shape}
        />
      ))}
    </div>
  );
}

type RowProps = { entry: Entry; index: number; top: number; shape: Shape };

// Drawn again only if it changes itself: scrolling moves through all rows.
const Row = memo(({ entry, index, top, shape }: RowProps) => {
  const t = useTexts(texts);
  const { whole, signed, moment } = useFormat();
  const { kind, xp, reason, tier, snapshotVersion, totalAfter } = entry;
  const cells = [
    whole(entry.entry),
    moment(timeOf(entry)),
    kind === 'award' ? entry.eventType : t[kind],
    useHow(entry),
    kind === 'award' ? whole(xp) : signed(xp),
    <Tier key="tier" tier={tier} />,
    whole(snapshotVersion),
    whole(totalAfter),
  ];
  const look = kind === 'award' ? '' : 'bg-wash font-medium';
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${shape.row} absolute inset-x-0 border-line border-b ${look} ${reason === null ? '' : 'text-muted'}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {cells.map((cell, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns do not move
        <span
          key={column}
          role="cell"
          className={`${shape.places[column]} ${RIGHT.has(column) ? 'text-right' : ''}`}
        >
          {cell}
        </span>
      ))}
    </div>
  );
});

/** How the amount came to be: base × multiplier, the guard that refused it, or what it corrects. */
function useHow({ kind, reason, base, multiplier, calibration, fromEntry, toEntry }: Entry): string {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  const guardName = useGuardName();
  if (kind === 'award')
    return reason === null
      ? t.factors(whole(base ?? 0), factor(multiplier ?? 1))
      : t.notPaid(guardName(reason));
  const range = fromEntry && toEntry ? t.corrects(whole(fromEntry), whole(toEntry)) : '';
  const verdict = calibration ? t.ofVerdict(whole(calibration)) : '';
  return [range, verdict].filter(Boolean).join(', ');
}
