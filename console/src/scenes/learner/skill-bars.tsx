import { Link } from '@tanstack/react-router';
import type { Learner } from '../../api/learner.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { IntervalBar } from '../../charts/interval-bar.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { tierTexts } from '../../ui/tier-texts.ts';
import { isTier, Tier, type ShownTier } from '../../ui/tier.tsx';
import { texts } from './texts.ts';

type Read = Learner['workSkills']['skills']['quality'];
type Row = Omit<Read, 'tier' | 'observations' | 'calibratedAt' | 'trend'> &
  Partial<Pick<Read, 'observations' | 'calibratedAt' | 'trend'>> & {
    name: (typeof SKILLS)[number] | 'overall';
    firm?: Learner['workSkills']['overall']['firm'];
    tier: ShownTier;
  };

const shown = (tier: string | null): ShownTier => (tier !== null && isTier(tier) ? tier : 'unrated');

function rowsOf({ workSkills: { skills, overall } }: Learner): Row[] {
  return [
    { ...overall, name: 'overall' as const, tier: shown(overall.tier), latestVerdict: null },
    ...SKILLS.map((name) => ({ ...skills[name], name, tier: shown(skills[name].tier) })),
  ];
}

export function SkillBars({ layer }: { layer: Learner }) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const tiers = useTexts(tierTexts);
  const { tenth } = useFormat();
  const rows = rowsOf(layer);
  const [best] = rows.slice(1).sort((a, b) => b.mean - a.mean) as [Row];
  const { tier } = rows[0] as Row;
  const table = {
    head: [t.skill, t.mean, t.interval, t.tier],
    rows: rows.map(({ name, mean, interval, tier, provisional }) => [
      names[name],
      tenth(mean),
      interval.map(tenth).join(' – '),
      provisional ? `${tiers[tier]} (${t.provisional})` : tiers[tier],
    ]),
  };
  return (
    <Panel title={t.skills} note={t.provisionalHint}>
      <ChartFigure
        finding={tier === 'unrated' ? t.unratedFinding : t.skillsFinding(names[best.name], tiers[tier])}
        table={table}
      >
        <ul className="grid gap-4">
          {rows.map((row) => (
            <SkillRow key={row.name} learner={layer.learner} row={row} />
          ))}
        </ul>
      </ChartFigure>
    </Panel>
  );
}

function SkillRow({ learner, row }: { learner: string; row: Row }) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth } = useFormat();
  const { name, mean, interval, tier, provisional, firm } = row;
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <Link to="/learners/$learner/skills/$skill" params={{ learner, skill: name }} className="font-medium">
          {names[name]}
        </Link>
        <Tier tier={tier} />
        {name === 'overall' && firm && (
          <span className="text-note text-muted" title={t[`${firm}_hint`]}>
            {t[firm]}
          </span>
        )}
        {provisional && (
          <span className="rounded bg-warn-wash px-1 text-note text-warn">{t.provisional}</span>
        )}
        <span className="ml-auto">
          {tenth(mean)} <span className="text-muted">({interval.map(tenth).join(' – ')})</span>
        </span>
      </div>
      <IntervalBar {...{ mean, tier, provisional }} interval={interval as [number, number]} />
      <Evidence row={row} />
    </li>
  );
}

function Evidence({ row: { observations, calibratedAt, trend } }: { row: Row }) {
  const t = useTexts(texts);
  const { whole, ago, signedTenth } = useFormat();
  if (observations === undefined) return null;
  const last = calibratedAt ? t.lastEvidence(ago(calibratedAt)) : t.never;
  return (
    <p className="flex flex-wrap gap-x-3 text-note text-muted">
      <span>{t.evidence(whole(observations))}</span>
      <span>{last}</span>
      {trend !== undefined && Math.abs(trend) >= 0.05 && <span>{`${t.trend} ${signedTenth(trend)}`}</span>}
    </p>
  );
}
