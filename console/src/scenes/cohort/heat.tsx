import { memo } from 'react';
import type { ChartTable } from '../../charts/chart-figure.tsx';
import { Heatmap, type HeatCell } from '../../charts/heatmap.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { LearnerLink } from '../../ui/learner-link.tsx';
import { sortingOf } from '../../ui/list-features.ts';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { tierTexts } from '../../ui/tier-texts.ts';
import { isTier, type ShownTier } from '../../ui/tier.tsx';
import type { Line } from './columns.ts';
import type { LearnerTable } from './filters.tsx';
import { texts } from './texts.ts';

/** Standard deviation of what was never observed, at which nothing is certain. */
const UNKNOWN_SD = 20;

const COLUMNS = ['overall', ...SKILLS] as const;

type Reading = { mean: number; sd: number; tier: ShownTier };

function readingOf(line: Line, column: (typeof COLUMNS)[number]): Reading {
  if (column !== 'overall') {
    const { mean, sd, tier } = line.skills[column];
    return { mean, sd, tier: tier ?? 'unrated' };
  }
  return { ...line.overall, tier: isTier(line.tier) ? line.tier : 'unrated' };
}

export type HeatProps = { lines: readonly Line[]; all: number; learners: LearnerTable };

/** Learners by skill. Drawn again only if what is shown changes. */
export const Heat = memo(({ lines, all, learners }: HeatProps) => {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const tiers = useTexts(tierTexts);
  const { whole, tenth } = useFormat();
  const sorting = (column: string) => sortingOf(learners.getColumn(column));
  const stateOf = ({ behaviour }: Line) => (behaviour === 'stuck' ? t.isStuck : t[behaviour]);
  const cellsOf = (line: Line): HeatCell[] =>
    COLUMNS.map((column) => {
      const { mean, sd, tier } = readingOf(line, column);
      if (tier === 'unrated' && column !== 'overall')
        return { tier, certainty: 0, text: '–', label: t.never(names[column]) };
      const label = t.cell(names[column], tenth(mean), tenth(sd), tiers[tier]);
      return { tier, certainty: Math.max(0, 1 - sd / UNKNOWN_SD), text: whole(mean), label };
    });
  const table = (): ChartTable => ({
    head: [t.learner, t.behaviour, t.level, t.xp, t.tier, ...COLUMNS.map((column) => names[column])],
    rows: lines.map((line) => [
      line.learner,
      stateOf(line),
      whole(line.level),
      whole(line.total),
      isTier(line.tier) ? tiers[line.tier] : line.tier,
      ...COLUMNS.map((column) => {
        const { mean, sd } = readingOf(line, column);
        return `${tenth(mean)} ± ${tenth(sd)}`;
      }),
    ]),
  });
  return (
    <Heatmap
      label={t.heat}
      before={[
        { title: t.learner, width: 'minmax(9rem, 1.4fr)', sorting: sorting('learner') },
        { title: t.groups, width: 'minmax(6rem, 1fr)', sorting: sorting('groups') },
        { title: t.behaviour, width: '6.5rem', sorting: sorting('behaviour') },
        { title: t.level, width: '4rem', right: true, sorting: sorting('level') },
        { title: t.xp, width: '4.5rem', right: true, sorting: sorting('total') },
      ]}
      columns={COLUMNS.map((column) => ({ title: names[column], sorting: sorting(column) }))}
      count={lines.length}
      rowAt={(index) => {
        const line = lines[index] as Line;
        const { learner, groups, level, total } = line;
        return {
          key: learner,
          before: [
            <LearnerLink key="learner" id={learner} />,
            groups.join(', '),
            stateOf(line),
            whole(level),
            whole(total),
          ],
          cells: cellsOf(line),
        };
      }}
      finding={t.finding(whole(lines.length), whole(all))}
      table={table}
    />
  );
});
