import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import { useName } from '../../api/names.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { Item } from './reviews.ts';
import { texts } from './texts.ts';

type Props = { items: readonly Item[]; selected: number | null; onOpen: (item: number) => void };

/** Height of an item on one line; what wraps is measured. */
const ROW_PX = 33;

/** The items, oldest first. The chosen one stays in view. Only those in sight are in the page. */
export function Queue({ items, selected, onOpen }: Props) {
  const t = useTexts(texts);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => items[index]?.item ?? index,
    overscan: 8,
  });
  const chosen = items.findIndex(({ item }) => item === selected);
  useEffect(() => {
    if (chosen !== -1) rows.scrollToIndex(chosen, { align: 'auto' });
  }, [rows, chosen]);
  return (
    <div
      ref={box}
      className="max-h-72 overflow-auto"
      role="region"
      aria-label={t.items}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={items.length}
            className="absolute inset-x-0 border-line border-b"
            style={{ top: start }}
          >
            <Row item={items[index] as Item} chosen={index === chosen} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </div>
  );
}

type RowProps = { item: Item; chosen: boolean; onOpen: (item: number) => void };

// Drawn again only if it changes itself: a key moves the choice through all rows.
const Row = memo(({ item, chosen, onOpen }: RowProps) => {
  const t = useTexts(texts);
  const { ago } = useFormat();
  const name = useName(item.learner);
  return (
    <button
      type="button"
      aria-current={chosen}
      data-item={item.item}
      className="flex w-full flex-wrap items-baseline gap-x-3 gap-y-1 border-transparent border-l-4 px-2 py-1.5 text-left hover:bg-sunken aria-[current=true]:border-accent aria-[current=true]:bg-wash"
      onClick={() => onOpen(item.item)}
    >
      <span className="min-w-24 font-medium">{name}</span>
      <span className="text-muted">
        {item.calibration === null ? t.award(item.entry ?? 0) : t.verdict(item.calibration)}
      </span>
      {item.reasons.map((reason) => (
        <span
          key={reason}
          className={`rounded px-1.5 text-note ${reason === 'appeal' ? 'bg-warn-wash text-warn' : 'bg-sunken'}`}
        >
          {t[reason]}
        </span>
      ))}
      {item.readingsWanted > 0 && (
        <span className="text-note text-muted">{t.readings(item.readings, item.readingsWanted)}</span>
      )}
      {item.assignee !== null && <span className="text-note text-muted">{t.assignedTo(item.assignee)}</span>}
      <span className="ml-auto text-note text-muted">{item.open ? ago(item.at) : t.closed}</span>
    </button>
  );
});
