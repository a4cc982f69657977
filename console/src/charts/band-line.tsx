import { area, curveStepAfter, line } from 'd3-shape';
import type { ReactNode } from 'react';
import { Axes } from './axes.tsx';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import { timeScale, valueScale } from './scales.ts';
import { useWidth } from './use-width.ts';

export type BandPoint = { key: string | number; at: number; mean: number; sd: number };

type Props = {
  points: readonly BandPoint[];
  finding: ReactNode;
  table: ChartTable;
  selected?: string | number;
  onSelect?: (key: string | number) => void;
};

const HEIGHT = 240;
const CUTS = [0, 20, 40, 60, 80, 100];
const within = (value: number) => Math.min(100, Math.max(0, value));

/** A mean with its 95 % band over time. It changes only at its points, so it is drawn in steps. */
export function BandLine({ points, finding, table, selected, onSelect }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const x = timeScale(
    points.map(({ at }) => at),
    width,
  );
  const y = valueScale(0, 100, HEIGHT);
  const band = area<BandPoint>()
    .x(({ at }) => x(at))
    .y0(({ mean, sd }) => y(within(mean - 1.96 * sd)))
    .y1(({ mean, sd }) => y(within(mean + 1.96 * sd)))
    .curve(curveStepAfter);
  const path = line<BandPoint>()
    .x(({ at }) => x(at))
    .y(({ mean }) => y(mean))
    .curve(curveStepAfter);
  return (
    <ChartFigure finding={finding} table={table}>
      <div ref={ref} style={{ height: HEIGHT }}>
        <svg aria-hidden width={width} height={HEIGHT}>
          <Axes {...{ x, y, width }} height={HEIGHT} ticks={CUTS} />
          <path d={band(points) ?? ''} fill="var(--accent)" opacity="0.18" />
          <path d={path(points) ?? ''} fill="none" stroke="var(--accent)" strokeWidth="2" />
          {points.map(({ key, at, mean }) => (
            <circle
              key={key}
              cx={x(at)}
              cy={y(mean)}
              r={key === selected ? 7 : 4.5}
              fill={key === selected ? 'var(--accent)' : 'var(--surface)'}
              stroke="var(--accent)"
              strokeWidth="2"
              className={onSelect ? 'cursor-pointer' : ''}
              onClick={() => onSelect?.(key)}
            />
          ))}
        </svg>
      </div>
    </ChartFigure>
  );
}
