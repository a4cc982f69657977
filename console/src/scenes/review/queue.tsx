import { memo, useEffect, useRef } from 'react';
import { useName } from '../../api/names.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { Item } from './reviews.ts';
import { texts } from './texts.ts';

type Props = { items: readonly Item[]; selected: number | null; onOpen: (item: number) => void };

/** The items, oldest first. The chosen one stays in view. */
export function Queue({ items, selected, onOpen }: Props) {
  const t = useTexts(texts);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div className="max-h-72 overflow-auto" role="region" aria-label={t.items} tabIndex={0}>
      <ol className="divide-y divide-line">
        {items.map((item) => (
          <Row key={item.item} item={item} chosen={item.item === selected} onOpen={onOpen} />
        ))}
      </ol>
    </div>
  );
}

type RowProps = { item: Item; chosen: boolean; onOpen: (item: number) => void };

// Drawn again only if it changes itself: a key moves the choice through a thousand rows.
const Row = memo(({ item, chosen, onOpen }: RowProps) => {
  const t = useTexts(texts);
  const { ago } = useFormat();
  const name = useName(item.learner);
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li>
      <button
        ref={row}
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
        {item.assignee !== null && (
          <span className="text-note text-muted">{t.assignedTo(item.assignee)}</span>
        )}
        <span className="ml-auto text-note text-muted">{item.open ? ago(item.at) : t.closed}</span>
      </button>
    </li>
  );
});
