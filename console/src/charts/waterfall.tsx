import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format.ts';
import { ChartFigure } from './chart-figure.tsx';

export type WaterfallPart = { key: string; label: string; change: number };

/** How parts add up to a total: each bar begins where the one before ended. */
export function Waterfall({
  parts,
  total,
  finding,
  head,
}: {
  parts: readonly WaterfallPart[];
  /** Label of the sum. */
  total: string;
  finding: ReactNode;
  head: readonly [string, string];
}) {
  const { signed, whole } = useFormat();
  const ends = parts.map((_, index) =>
    parts.slice(0, index + 1).reduce((sum, { change }) => sum + change, 0),
  );
  const sum = ends.at(-1) ?? 0;
  const low = Math.min(0, ...ends);
  const span = Math.max(1, Math.max(0, ...ends) - low);
  const percent = (value: number) => `${((value - low) / span) * 100}%`;
  const bars = [
    ...parts.map(({ key, label, change }, index) => {
      const end = ends[index] as number;
      const fill = change < 0 ? 'bg-bad' : 'bg-accent';
      return {
        key,
        label,
        text: signed(change),
        from: Math.min(end, end - change),
        size: Math.abs(change),
        fill,
      };
    }),
    {
      key: 'total',
      label: total,
      text: whole(sum),
      from: Math.min(0, sum),
      size: Math.abs(sum),
      fill: 'bg-ink',
    },
  ];
  return (
    <ChartFigure finding={finding} table={{ head, rows: bars.map(({ label, text }) => [label, text]) }}>
      <div aria-hidden className="grid grid-cols-[minmax(6rem,auto)_1fr_auto] items-center gap-x-3 gap-y-1">
        {bars.map(({ key, label, text, from, size, fill }) => (
          <div key={key} className="contents">
            <span className="text-muted">{label}</span>
            <span className="relative h-4">
              <span
                className={`absolute inset-y-0 min-w-px rounded-sm ${fill}`}
                style={{ left: percent(from), width: `${(size / span) * 100}%` }}
              />
            </span>
            <span className="text-right">{text}</span>
          </div>
        ))}
      </div>
    </ChartFigure>
  );
}
