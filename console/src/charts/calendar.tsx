import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format.ts';
import { ChartFigure } from './chart-figure.tsx';

const DAY_MS = 86_400_000;
const CELL = 14;

/** A value for each day of the last weeks, one column a week; deeper is more. Days are the reader's. */
export function Calendar({
  values,
  weeks,
  finding,
  unit,
  dayTitle,
  now,
}: {
  /** By the day's start, as `dayOf` gives it. */
  values: ReadonlyMap<number, number>;
  weeks: number;
  finding: ReactNode;
  unit: string;
  dayTitle: string;
  now: number;
}) {
  const { whole, day } = useFormat();
  const today = dayOf(now);
  const weekday = (new Date(today).getDay() + 6) % 7;
  const count = (weeks - 1) * 7 + weekday + 1;
  const days = Array.from({ length: count }, (_, index) =>
    dayOf(today - (count - 1 - index) * DAY_MS + DAY_MS / 2),
  );
  const most = Math.max(1, ...values.values());
  const rows = days.filter((one) => values.has(one)).map((one) => [day(one), whole(values.get(one) ?? 0)]);
  return (
    <ChartFigure finding={finding} table={{ head: [dayTitle, unit], rows }}>
      <svg aria-hidden width={weeks * CELL} height={7 * CELL}>
        {days.map((one, index) => (
          <rect
            key={one}
            x={Math.floor(index / 7) * CELL}
            y={(index % 7) * CELL}
            width={CELL - 2}
            height={CELL - 2}
            rx="2"
            fill={values.has(one) ? 'var(--accent)' : 'var(--sunken)'}
            opacity={values.has(one) ? 0.25 + 0.75 * ((values.get(one) ?? 0) / most) : 1}
          >
            <title>{`${day(one)}: ${whole(values.get(one) ?? 0)} ${unit}`}</title>
          </rect>
        ))}
      </svg>
    </ChartFigure>
  );
}

/** The start of a time's day in the reader's time zone. */
export function dayOf(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
