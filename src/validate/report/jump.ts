import { line } from 'd3-shape';
import { mean } from 'simple-statistics';
import type { Path } from '../measure/path.ts';
import { truthAt } from '../measure/truth.ts';
import { axes, figure, legend, SIZE } from './frame.ts';
import { html, type Markup } from './html.ts';

const BEFORE = 5;
const AFTER = 25;

export type Followed = { kind: string; name: string; values: readonly number[] };

/** The mean share of a jump that is followed, by touchpoint from five before it: 0 is the level before, 1 is all of it. */
function shareFollowed(
  paths: readonly Path[],
  points: number,
  of: (path: Path, number: number) => number,
): number[] {
  const offsets = Array.from({ length: BEFORE + AFTER }, (_, index) => index - BEFORE);
  return offsets.map((offset) => {
    const moved = paths.flatMap((path) => {
      const { jump, touchpoints } = path.learner;
      const number = (jump?.touchpoint ?? 0) + offset;
      if (jump === null || number < 0 || number >= touchpoints.length || jump.touchpoint < 1) return [];
      return [(jump.direction * (of(path, number) - of(path, jump.touchpoint - 1))) / points];
    });
    return moved.length === 0 ? Number.NaN : mean(moved);
  });
}

export const followedTruth = (paths: readonly Path[], points: number): number[] =>
  shareFollowed(paths, points, ({ learner }, number) => truthAt(learner, number));

export const followedMean = (paths: readonly Path[], points: number): number[] =>
  shareFollowed(paths, points, (path, number) => path.mean[number]!);

/** How the truth and the estimates move around a jump of one tier. */
export function jumpFigure(lines: readonly Followed[]): Markup {
  const drawn = axes(
    { values: [-BEFORE, AFTER - 1], title: 'touchpoints since the jump' },
    { values: [-0.3, 1.3], title: 'share of the jump' },
    (x, y) => {
      const through = line<number>()
        .defined((value) => !Number.isNaN(value))
        .x((_, index) => x(index - BEFORE))
        .y((value) => y(value));
      return [
        ...lines.map(
          ({ kind, values }) => html`<path class="line ${kind}" d="${through([...values]) ?? ''}" />`,
        ),
        ...legend(
          lines.map(({ kind, name }) => [kind, name] as const),
          x(8),
          y(0.2),
        ),
      ];
    },
  );
  return figure('What follows a jump of one tier', SIZE, drawn);
}
