import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useWidth } from '../../charts/use-width.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Tier } from '../../ui/tier.tsx';
import { useGuardName } from '../../ui/use-guard-name.ts';
import { texts } from './texts.ts';

type Entry = Schemas['LedgerEntry'];

/** Width of the list from which an entry is one line of eight columns; below it, two lines of three. */
const WIDE_PX = 896;
const ROW_PX = { wide: 32, narrow: 48 };

const COLUMNS =
  'grid h-12 grid-cols-[3rem_1fr_auto] content-center gap-x-2 px-2 @4xl:h-8 @4xl:gap-x-3 @4xl:grid-cols-[4rem_8rem_minmax(11rem,1fr)_minmax(11rem,1fr)_5rem_9rem_5rem_6rem]';

/** Where a cell is in two lines. */
const PLACES = [
  'col-start-1 row-start-1',
  'col-start-3 row-start-2 text-right text-note @max-4xl:text-muted @4xl:text-left @4xl:text-body',
  'col-start-2 row-start-1',
  'col-start-2 row-start-2 text-note @max-4xl:text-muted @4xl:text-body',
  'col-start-3 row-start-1',
  'hidden @4xl:block',
  'hidden @4xl:block',
  'hidden @4xl:block',
].map((place) => `truncate ${place} @4xl:col-auto @4xl:row-auto`);

/** The entries of which only those in sight are in the page, so that ten thousand scroll as smoothly as ten. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  const t = useTexts(texts);
  const [box, width] = useWidth<HTMLDivElement>();
  const rowPx = width < WIDE_PX ? ROW_PX.narrow : ROW_PX.wide;
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  useEffect(() => rows.measure(), [rows, rowPx]);
  const titles = [t.number, t.when, t.what, t.how, t.xp, t.tier, t.snapshot, t.after];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={t.list}
      className="@container h-[34rem] overflow-y-auto overflow-x-hidden rounded border border-line"
    >
      <div role="table" aria-label={t.list} aria-rowcount={entries.length + 1}>
        <div
          role="row"
          aria-rowindex={1}
          className={`${COLUMNS} sticky top-0 z-[1] border-line border-b bg-sunken`}
        >
          {titles.map((title, index) => (
            <span
              key={title}
              role="columnheader"
              className={`${PLACES[index]} text-muted text-note! ${RIGHT.has(index) ? 'text-right' : ''}`}
            >
              {title}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <Row key={entries[index]?.entry} entry={entries[index] as Entry} index={index} top={start} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Columns of numbers. */
const RIGHT = new Set([0, 4, 6, 7]);

function Row({ entry, index, top }: { entry: Entry; index: number; top: number }) {
  const t = useTexts(texts);
  const { whole, signed, moment } = useFormat();
  const { kind, at, xp, reason, tier, snapshotVersion, totalAfter } = entry;
  const cells = [
    whole(entry.entry),
    moment(at),
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
      className={`${COLUMNS} absolute inset-x-0 border-line border-b ${look} ${reason === null ? '' : 'text-muted'}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {cells.map((cell, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns do not move
        <span
          key={column}
          role="cell"
          className={`${PLACES[column]} ${RIGHT.has(column) ? 'text-right' : ''}`}
        >
          {cell}
        </span>
      ))}
    </div>
  );
}

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
