import { area, line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { Path } from '../measure/path.ts';
import { truthAt } from '../measure/truth.ts';
import { figure } from './frame.ts';
import { html, type Markup } from './html.ts';

const PANEL = { width: 275, height: 150 };
const COLUMNS = 3;
const SHOWN = 6;
const PAD = { left: 28, right: 8, top: 22, bottom: 18 };

function panel({ learner, mean, sd = [] }: Path, left: number, top: number): Markup {
  const last = mean.length - 1;
  const x = scaleLinear([0, Math.max(1, last)], [left + PAD.left, left + PANEL.width - PAD.right]);
  const y = scaleLinear([0, 100], [top + PANEL.height - PAD.bottom, top + PAD.top]);
  const indices = mean.map((_, index) => index);
  const band = area<number>()
    .x((index) => x(index))
    .y0((index) => y(Math.max(0, mean[index]! - 1.96 * sd[index]!)))
    .y1((index) => y(Math.min(100, mean[index]! + 1.96 * sd[index]!)));
  const through = (of: (index: number) => number) =>
    line<number>()
      .x((index) => x(index))
      .y((index) => y(of(index)));
  const traits = [learner.jump ? 'jumps' : '', learner.grinds ? 'grinds' : ''].filter(Boolean).join(', ');
  return html`${[20, 40, 60, 80].map(
      (cut) =>
        html`<line class="grid" x1="${x(0)}" x2="${x(last)}" y1="${y(cut)}" y2="${y(cut)}" />
          <text x="${x(0) - 5}" y="${y(cut) + 4}" text-anchor="end">${cut}</text>`,
    )}<path class="band" d="${band(indices) ?? ''}" /><path
      class="line ours"
      d="${through((index) => mean[index]!)(indices) ?? ''}"
    />
    <path class="line truth" d="${through((index) => truthAt(learner, index))(indices) ?? ''}" />
    <text class="name" x="${x(0)}" y="${top + 13}">${learner.id}${traits === '' ? '' : `: ${traits}`}</text>
    <text x="${x(last)}" y="${top + PANEL.height - 3}" text-anchor="end">touchpoint ${mean.length}</text>`;
}

/** Two learners who jump, one who grinds and others as they come. */
function chosen(paths: readonly Path[]): Path[] {
  const jumping = paths.filter(({ learner }) => learner.jump).slice(0, 2);
  const grinding = paths.filter(({ learner }) => learner.grinds && !learner.jump).slice(0, 1);
  const first = [...jumping, ...grinding];
  return [...first, ...paths.filter((path) => !first.includes(path))].slice(0, SHOWN);
}

/** Overall of six learners: the truth, the read and its 95 % band. */
export function pathsFigure(paths: readonly Path[]): Markup {
  const panels = chosen(paths).map((path, index) =>
    panel(path, (index % COLUMNS) * PANEL.width, Math.floor(index / COLUMNS) * PANEL.height),
  );
  const rows = Math.ceil(panels.length / COLUMNS);
  const size = { width: COLUMNS * PANEL.width, height: rows * PANEL.height };
  return figure('Overall of six learners: truth, read and band', size, panels);
}
