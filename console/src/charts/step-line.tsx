import { curveStepAfter, line } from 'd3-shape';
import type { ReactNode } from 'react';
import { Axes } from './axes.tsx';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import { timeScale, valueScale } from './scales.ts';
import { useWidth } from './use-width.ts';

export type StepPoint = { at: number; value: number };

const HEIGHT = 180;

/** A value that changes in steps, such as a running total. */
export function StepLine({
  points,
  finding,
  table,
}: {
  points: readonly StepPoint[];
  finding: ReactNode;
  table: ChartTable;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const values = points.map(({ value }) => value);
  const x = timeScale(
    points.map(({ at }) => at),
    width,
  );
  const y = valueScale(Math.min(0, ...values), Math.max(1, ...values), HEIGHT);
  const path = line<StepPoint>()
    .x(({ at }) => x(at))
    .y(({ value }) => y(value))
    .curve(curveStepAfter);
  return (
    <ChartFigure finding={finding} table={table}>
      <div ref={ref} style={{ height: HEIGHT }}>
        <svg aria-hidden width={width} height={HEIGHT}>
          <Axes {...{ x, y, width }} height={HEIGHT} />
          <path d={path(points) ?? ''} fill="none" stroke="var(--accent)" strokeWidth="2" />
        </svg>
      </div>
    </ChartFigure>
  );
}
