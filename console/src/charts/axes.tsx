import type { ScaleLinear, ScaleTime } from 'd3-scale';
import { useFormat } from '../i18n/format.ts';
import { MARGIN } from './scales.ts';

type Props = {
  x: ScaleTime<number, number>;
  y: ScaleLinear<number, number>;
  width: number;
  height: number;
  ticks?: readonly number[];
};

const DAY_MS = 86_400_000;

/** Lines at values and labels at times. */
export function Axes({ x, y, width, height, ticks = y.ticks(4) }: Props) {
  const { whole, shortDay, clock } = useFormat();
  const [from, to] = x.domain() as [Date, Date];
  const label = to.getTime() - from.getTime() > DAY_MS ? shortDay : clock;
  const times = x.ticks(Math.max(2, Math.floor(width / 110)));
  return (
    <g className="fill-muted text-note">
      {ticks.map((value) => (
        <g key={value} transform={`translate(0 ${y(value)})`}>
          <line x1={MARGIN.left} x2={width - MARGIN.right} stroke="var(--line)" />
          <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end">
            {whole(value)}
          </text>
        </g>
      ))}
      {times.map((time) => (
        <text key={time.getTime()} x={x(time)} y={height - 6} textAnchor="middle">
          {label(time.getTime())}
        </text>
      ))}
    </g>
  );
}
