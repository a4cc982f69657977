import { line } from 'd3-shape';
import { coveredBy, type Path } from '../measure/path.ts';
import { axes, figure, legend, SIZE } from './frame.ts';
import { html, type Markup } from './html.ts';

/** The share of learners whose truth lies in the band, averaged over five touchpoints so that the eye can follow it. */
export function coverageByTouchpoint(paths: readonly Path[]): number[] {
  const covered = paths.map(coveredBy);
  const each = (covered[0] ?? []).map(
    (_, number) => covered.filter((of) => of[number]).length / covered.length,
  );
  return each.map((_, index) => {
    const near = each.slice(Math.max(0, index - 2), index + 3);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

export type Covered = { name: string; values: readonly number[] };

/** Coverage of the 95 % interval by touchpoint: the main judge, and every other one behind it. */
export function coverageFigure(main: Covered, others: readonly Covered[]): Markup {
  const count = main.values.length;
  const low = Math.min(0.9, ...[main, ...others].flatMap(({ values }) => values));
  const drawn = axes(
    { values: [1, Math.max(2, count)], title: 'touchpoint' },
    {
      values: [Math.floor(low * 50) / 50, 1],
      title: 'intervals that hold the truth',
      shown: (value) => value.toFixed(2),
    },
    (x, y) => {
      const through = line<number>()
        .x((_, index) => x(index + 1))
        .y((value) => y(value));
      return [
        html`<rect
          class="limit"
          x="${x(1)}"
          y="${y(0.99)}"
          width="${x(count) - x(1)}"
          height="${y(0.93) - y(0.99)}"
        />`,
        ...others.map(({ values }) => html`<path class="line quiet" d="${through([...values]) ?? ''}" />`),
        html`<path class="line ours" d="${through([...main.values]) ?? ''}" />`,
        ...legend(
          [
            ['ours', `judge ${main.name}`],
            ['quiet', 'each other judge'],
          ],
          x(count) - 140,
          y(low) - 40,
        ),
      ];
    },
  );
  return figure('Coverage by touchpoint, with the wanted range shaded', SIZE, drawn);
}
