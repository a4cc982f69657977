import { useTexts } from '../i18n/texts.ts';
import { tierTexts } from './tier-texts.ts';

export const TIERS = ['underperforming', 'developing', 'solid', 'strong', 'exceptional'] as const;
export type ShownTier = (typeof TIERS)[number] | 'unrated';

export const isTier = (text: string): text is ShownTier =>
  text === 'unrated' || (TIERS as readonly string[]).includes(text);

export const tierColor = (tier: ShownTier): string => `var(--tier-${tier})`;

/** The tier in words, with as many filled bars as its rank: the colour is never the only cue. */
export function Tier({ tier }: { tier: string | null }) {
  const t = useTexts(tierTexts);
  const shown = tier !== null && isTier(tier) ? tier : 'unrated';
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <TierBars tier={shown} />
      {t[shown]}
    </span>
  );
}

export function TierBars({ tier }: { tier: ShownTier }) {
  const rank = tier === 'unrated' ? 0 : TIERS.indexOf(tier) + 1;
  return (
    <svg aria-hidden width="18" height="12" viewBox="0 0 18 12" className="shrink-0">
      {TIERS.map((each, index) => (
        <rect
          key={each}
          x={index * 3.6 + 0.5}
          y={9 - index * 2}
          width="2.6"
          height={3 + index * 2}
          fill={index < rank ? tierColor(tier) : 'var(--line)'}
        />
      ))}
    </svg>
  );
}
