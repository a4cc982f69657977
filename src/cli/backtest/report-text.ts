import type { Backtest } from '../../core/backtest/summary.ts';
import { arrow, whole, why, xpChange } from './words.ts';

/** Columns as wide as their longest cell; numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isLast = (column: number) => column === head.length - 1;
  return all.map((row) =>
    row.map((cell, column) => (isLast(column) ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
}

/** The report as lines of a terminal. */
export function textReport(found: Backtest): string[] {
  const { learners, entries, changed, xp, levels, tiers, standings, types, movers } = found;
  const moved = tiers.moves.filter(({ from, to }) => from !== to);
  return [
    `${whole(learners)} learners, ${whole(entries)} entries; ${whole(changed)} learners change.`,
    '',
    ...table(
      ['', 'before', 'after', 'up', 'down'],
      [
        ['XP', whole(xp.before), whole(xp.after), '', ''],
        ['tiers', '', '', whole(tiers.up), whole(tiers.down)],
        ['levels', '', '', whole(levels.up), whole(levels.down)],
        ['occupations met', '', '', whole(standings.up), whole(standings.down)],
      ],
    ),
    ...(moved.length === 0
      ? []
      : [
          '',
          ...table(
            ['tier', 'learners'],
            moved.map(({ from, to, learners: count }) => [arrow(from, to), whole(count)]),
          ),
        ]),
    '',
    ...table(
      ['event type', 'awards', 'XP before', 'XP after'],
      types.map(({ type, awards, before, after }) => [type, whole(awards), whole(before), whole(after)]),
    ),
    ...(movers.length === 0
      ? []
      : [
          '',
          ...table(
            ['who moves most', 'XP', 'tier', 'level', 'occupations', 'why'],
            movers.map((mover) => [
              mover.learner,
              xpChange(mover.xp),
              arrow(mover.tier.before, mover.tier.after),
              arrow(mover.level.before, mover.level.after),
              arrow(mover.occupations.before, mover.occupations.after),
              why(mover),
            ]),
          ),
        ]),
  ];
}
