import { TIERS } from '../../core/tier.ts';
import { SETTLED, type Path } from '../measure/path.ts';
import { trueRank } from '../measure/truth.ts';
import { figure } from './frame.ts';
import { html, type Markup } from './html.ts';

/** How often each true tier (rows) was shown as each tier (columns), from the eleventh touchpoint on. */
export function confusionOf(paths: readonly Path[]): number[][] {
  const counts = TIERS.map(() => TIERS.map(() => 0));
  for (const { learner, rank } of paths)
    for (let number = SETTLED; number < rank.length; number += 1) {
      const shown = rank[number]!;
      if (shown >= 0) counts[trueRank(learner, number)]![shown]! += 1;
    }
  return counts;
}

const CELL = { width: 104, height: 40 };
const LEFT = 116;
const TOP = 48;

export function tiersFigure(counts: readonly (readonly number[])[]): Markup {
  const cells = counts.flatMap((row, of) => {
    const all = row.reduce((sum, value) => sum + value, 0);
    return row.map((value, shown) => {
      const share = all === 0 ? 0 : value / all;
      const [x, y] = [LEFT + shown * CELL.width, TOP + of * CELL.height];
      return html`<rect
          class="cell"
          x="${x + 1}"
          y="${y + 1}"
          width="${CELL.width - 2}"
          height="${CELL.height - 2}"
          rx="3"
          style="opacity:${(0.06 + 0.6 * share).toFixed(2)}"
        />
        <text class="${of === shown ? 'on' : ''}" x="${x + CELL.width / 2}" y="${y + 25}" text-anchor="middle"
          >${all === 0 ? '' : `${(100 * share).toFixed(0)} %`}</text
        >`;
    });
  });
  const names = TIERS.flatMap((tier, index) => [
    html`<text class="name" x="${LEFT - 8}" y="${TOP + index * CELL.height + 25}" text-anchor="end"
      >${tier}</text
    >`,
    html`<text class="name" x="${LEFT + (index + 0.5) * CELL.width}" y="${TOP - 8}" text-anchor="middle"
      >${tier}</text
    >`,
  ]);
  const heads = [
    html`<text x="${LEFT + 2.5 * CELL.width}" y="16" text-anchor="middle">shown as</text>`,
    html`<text x="${LEFT - 8}" y="16" text-anchor="end">truly</text>`,
  ];
  const size = { width: LEFT + 5 * CELL.width + 10, height: TOP + 5 * CELL.height + 10 };
  return figure('Shown tier by true tier', size, [...cells, ...names, ...heads]);
}
