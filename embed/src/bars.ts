import { element } from './element.ts';

const CUTS = [20, 40, 60, 80];

/** Places on a bar in per cent, cut to what an attribute needs. */
const percent = (value: number) => `${Math.round(value * 100) / 100}%`;

/** A value on 0–100 with its 95 % interval; a provisional one has a broken band. The text beside it says the same. */
export function intervalBar(mean: number, [low = 0, high = 100]: number[], provisional: boolean): Element {
  const upright = (className: string, at: number) =>
    element('line', { class: className, x1: percent(at), x2: percent(at), y1: 0, y2: '100%' });
  return element(
    'svg',
    { class: 'bar', 'aria-hidden': 'true' },
    ...CUTS.map((cut) => upright('tick', cut)),
    element('line', {
      class: 'band',
      x1: percent(low),
      x2: percent(Math.max(high, low + 1)),
      y1: '50%',
      y2: '50%',
      'stroke-dasharray': provisional && '5 3',
    }),
    upright('mean', mean),
  );
}

/** How far the total is on its way to `goal`. */
export function progressBar(total: number, goal: number | null): Element {
  const share = goal === null ? 100 : Math.min(100, (100 * total) / goal);
  const filled = element('rect', { class: 'filled', width: percent(share), height: '100%' });
  return element('svg', { class: 'thin', 'aria-hidden': 'true' }, filled);
}
