import type { Schemas } from '../api/client.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { useFormat } from '../i18n/format.ts';
import { defineTexts, useTexts } from '../i18n/texts.ts';
import { tierTexts } from './tier-texts.ts';
import { Tier, tierColor, TIERS, type ShownTier } from './tier.tsx';

const texts = defineTexts(
  {
    tier: 'Tier',
    learners: 'Learners',
    finding: (rated: string, all: string) => `${rated} of ${all} learners have a tier`,
  },
  {
    tier: 'Stufe',
    learners: 'Lernende',
    finding: (rated: string, all: string) => `${rated} von ${all} Lernenden haben eine Stufe`,
  },
);

const share = (count: number, most: number) => ({ width: `${(count / Math.max(1, most)) * 100}%` });

/** How many learners are in each tier. */
export function TierCounts({ learners }: { learners: readonly Schemas['LearnerLine'][] }) {
  const t = useTexts(texts);
  const names = useTexts(tierTexts);
  const { whole } = useFormat();
  const tiers: ShownTier[] = [...TIERS.toReversed(), 'unrated'];
  const counts = tiers.map((tier) => [tier, learners.filter((line) => line.tier === tier).length] as const);
  const most = Math.max(...counts.map(([, count]) => count));
  const rated = learners.filter(({ tier }) => tier !== 'unrated').length;
  return (
    <ChartFigure
      finding={t.finding(whole(rated), whole(learners.length))}
      table={{ head: [t.tier, t.learners], rows: counts.map(([tier, count]) => [names[tier], whole(count)]) }}
    >
      <ul className="grid gap-1.5">
        {counts.map(([tier, count]) => (
          <li key={tier} className="grid grid-cols-[9.5rem_1fr_3.5rem] items-center gap-2">
            <Tier tier={tier} />
            <span
              aria-hidden
              className="h-3 rounded-sm"
              style={{ ...share(count, most), background: tierColor(tier) }}
            />
            <span className="text-right">{whole(count)}</span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
