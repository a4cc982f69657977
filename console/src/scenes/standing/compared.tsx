import type { Schemas } from '../../api/client.ts';
import type { Learner } from '../../api/learner.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { IntervalBar } from '../../charts/interval-bar.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SKILLS, skillTexts, type Skill } from '../../ui/skill-texts.ts';
import { Empty } from '../../ui/states.tsx';
import type { ShownTier } from '../../ui/tier.tsx';
import { texts } from './texts.ts';

type RoleStanding = Schemas['RoleStanding'];
type SkillStanding = Schemas['SkillStanding'];
type Readiness = NonNullable<RoleStanding['readiness']>;

/** Standard deviation above which a skill is provisional, as in the learner's layer. */
const PROVISIONAL_SD = 8;

type Props = { standing: RoleStanding; layer: Learner | undefined; onLeave: () => void };

/** The learner against one role: each requirement beside its interval, the weakest link, and what would move it. */
export function Compared({ standing, layer, onLeave }: Props) {
  const t = useTexts(texts);
  const { role, skills, readiness } = standing;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Panel
        title={role.title}
        note={readiness ? t[readiness.band] : undefined}
        actions={<Button onClick={onLeave}>{t.clear}</Button>}
      >
        {skills && readiness ? (
          <Requirements {...{ skills, readiness, layer }} />
        ) : (
          <Empty title={t.unrated}>{role.status}</Empty>
        )}
      </Panel>
      <div className="grid gap-4">
        {readiness && <Move readiness={readiness} />}
        <RoleFacts role={role} />
      </div>
    </div>
  );
}

function useFinding({ band, weakest, unobserved }: Readiness): string {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  if (unobserved.length > 0) return t.unobserved(unobserved.map((skill) => names[skill]).join(', '));
  return band === 'strong' ? t.allMet : t.weakest(names[weakest.skill]);
}

type Skills = NonNullable<RoleStanding['skills']>;

type RequirementsProps = { skills: Skills; readiness: Readiness; layer: Learner | undefined };

function Requirements({ skills, readiness, layer }: RequirementsProps) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, percent } = useFormat();
  const rows = SKILLS.map((skill) => [skill, skills[skill]] as const);
  const table = {
    head: [t.skill, t.required, t.mean, t.interval, t.probability, t.gap],
    rows: rows.map(([skill, { required, mean, interval, probability, gap }]) => [
      names[skill],
      tenth(required),
      tenth(mean),
      interval.map(tenth).join(' – '),
      probability === null ? t.never : percent(probability),
      gap === null ? '–' : tenth(gap),
    ]),
  };
  return (
    <ChartFigure finding={useFinding(readiness)} table={table}>
      <ul className="grid gap-4">
        {rows.map(([skill, row]) => (
          <Requirement
            key={skill}
            {...{ skill, row }}
            tier={layer?.workSkills.skills[skill].tier ?? 'unrated'}
            weakest={skill === readiness.weakest.skill}
          />
        ))}
      </ul>
      <p className="text-note text-muted">{t.dotted}</p>
    </ChartFigure>
  );
}

type RowProps = { skill: Skill; row: SkillStanding; tier: ShownTier; weakest: boolean };

function Requirement({ skill, row, tier, weakest }: RowProps) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, percent } = useFormat();
  const { required, mean, sd, interval, probability, met, gap } = row;
  const provisional = sd > PROVISIONAL_SD;
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className={weakest && met !== true ? 'font-semibold' : 'font-medium'}>{names[skill]}</span>
        <span className={met === true ? 'text-good' : 'text-muted'}>
          {gap === null ? t.never : met === true ? t.met : t.notMet(tenth(gap))}
        </span>
        {provisional && (
          <span className="rounded bg-warn-wash px-1 text-note text-warn">{t.provisional}</span>
        )}
        <span className="ml-auto">
          {tenth(mean)} <span className="text-muted">({interval.map(tenth).join(' – ')})</span>
        </span>
      </div>
      <IntervalBar
        {...{ mean, provisional, tier }}
        interval={interval as [number, number]}
        target={required}
      />
      <p className="flex flex-wrap gap-x-3 text-note text-muted">
        <span>{`${t.required} ${tenth(required)}`}</span>
        {probability !== null && <span>{`${t.probability} ${percent(probability)}`}</span>}
      </p>
    </li>
  );
}

function Move({ readiness: { weakest } }: { readiness: Readiness }) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, whole } = useFormat();
  const { evidence } = weakest;
  return (
    <Panel title={t.move}>
      {evidence === null ? (
        <p className="text-muted">{t.nothingMoves}</p>
      ) : (
        <div className="grid gap-2">
          <p className="font-medium">{t.moveSource(names[evidence.skill], t[evidence.source])}</p>
          <p>{t.narrows(tenth(evidence.sdNow), tenth(evidence.sdAfter))}</p>
          <p className="text-muted">
            {evidence.toMeet === null ? t.toMeetNever : t.toMeet(whole(evidence.toMeet))}
          </p>
        </div>
      )}
    </Panel>
  );
}

function RoleFacts({ role }: { role: Schemas['Role'] }) {
  const t = useTexts(texts);
  const { whole, money } = useFormat();
  const facts = [
    [t.code, role.code],
    [t.source, t[role.source]],
    [t.zone, role.jobZone === null ? null : t.zoneOf(whole(role.jobZone))],
    [t.wage, role.medianWageUsd === null ? null : money(role.medianWageUsd)],
    [t.titles, role.reportedTitles.join(', ')],
    [t.status, role.status],
  ].filter(([, value]) => value !== null && value !== '');
  return (
    <Panel title={t.role}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
