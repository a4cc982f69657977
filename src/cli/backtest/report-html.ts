import type { Backtest } from '../../core/backtest/summary.ts';
import { arrow, whole, why, xpChange } from './words.ts';

const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0}th,td{padding:.25rem .75rem .25rem 0;text-align:left;border-bottom:1px solid #8884;
vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}svg text{font-size:11px;fill:currentColor}`;

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Cell = string | number;

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (tag: string, value: Cell, isNumber: boolean) =>
    `<${tag}${isNumber ? ' class="n"' : ''}>${escape(typeof value === 'number' ? whole(value) : value)}</${tag}>`;
  const isNumber = head.map((_, column) => typeof rows[0]?.[column] === 'number');
  const line = (tag: string, cells: readonly Cell[]) =>
    `<tr>${cells.map((value, column) => cell(tag, value, isNumber[column] ?? false)).join('')}</tr>`;
  return `<table><thead>${line('th', head)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
}

const [WIDTH, HEIGHT] = [44, 120];

function binName(index: number, count: number): string {
  const from = (index - count / 2) * 10;
  if (index === 0) return `< ${from + 10} %`;
  return index === count - 1 ? `≥ ${from} %` : `${from} %`;
}

/** Learners by the change of their XP, as bars. */
function histogram(spread: readonly number[]): string {
  const most = Math.max(1, ...spread);
  const bars = spread.map((count, index) => {
    const height = (HEIGHT * count) / most;
    const x = index * WIDTH;
    return `<rect x="${x + 3}" y="${20 + HEIGHT - height}" width="${WIDTH - 6}" height="${height}" fill="#5b7fb5"/>
<text x="${x + WIDTH / 2}" y="${14 + HEIGHT - height}" text-anchor="middle">${count === 0 ? '' : whole(count)}</text>
<text x="${x + WIDTH / 2}" y="${HEIGHT + 36}" text-anchor="middle">${escape(binName(index, spread.length))}</text>`;
  });
  const width = spread.length * WIDTH;
  return `<svg viewBox="0 0 ${width} ${HEIGHT + 44}" width="${width}" role="img"
aria-label="Learners by the change of their XP">${bars.join('')}</svg>`;
}

/** The report as one page without scripts and without anything that is loaded. */
export function htmlReport(
  found: Backtest,
  { tried, notes }: { tried: string; notes: readonly string[] },
): string {
  const { learners, entries, changed, xp, levels, tiers, standings, types, movers, spread } = found;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backtest</title><style>${STYLE}</style></head><body>
<h1>Backtest: ${escape(tried)}</h1>
<p>${whole(learners)} learners and ${whole(entries)} entries replayed; ${whole(changed)} learners change. Nothing was written.</p>
${table(
  ['', 'before', 'after', 'up', 'down'],
  [
    ['XP', whole(xp.before), whole(xp.after), '', ''],
    ['tiers', '', '', whole(tiers.up), whole(tiers.down)],
    ['levels', '', '', whole(levels.up), whole(levels.down)],
    ['occupations met', '', '', whole(standings.up), whole(standings.down)],
  ],
)}
<h2>Learners by the change of their XP</h2>
${histogram(spread)}
<h2>Tiers</h2>
${table(
  ['from', 'to', 'learners'],
  tiers.moves.map(({ from, to, learners: count }) => [from, to, count]),
)}
<h2>Event types</h2>
${table(
  ['type', 'awards', 'XP before', 'XP after', 'change'],
  types.map(({ type, awards, before, after }) => [type, awards, before, after, after - before]),
)}
<h2>Who moves most, and why</h2>
${table(
  ['learner', 'XP before', 'XP after', 'change', 'tier', 'level', 'occupations met', 'why'],
  movers.map((mover) => [
    mover.learner,
    mover.xp.before,
    mover.xp.after,
    xpChange(mover.xp),
    arrow(mover.tier.before, mover.tier.after),
    arrow(mover.level.before, mover.level.after),
    arrow(mover.occupations.before, mover.occupations.after),
    why(mover),
  ]),
)}
<ul>${notes.map((note) => `<li>${escape(note)}</li>`).join('')}</ul>
</body></html>
`;
}
