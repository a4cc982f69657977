import type { Schemas } from '../../api/client.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { skillTexts } from '../../ui/skill-texts.ts';
import { Cell, Table } from '../../ui/table.tsx';
import { texts } from './texts.ts';

type Standing = Schemas['EconomicStanding'];
type Chosen = { onChosen: (code: string) => void };

/** The learner among all rated occupations: two marks, what is near them, and the published wages of those. */
export function Among({ standing, onChosen }: { standing: Standing } & Chosen) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, whole } = useFormat();
  const { earned, supported, met, of, unobserved, nearest, attribution } = standing;
  const marks = [
    [t.earned, earned.demand],
    [t.supported, supported.demand],
  ] as const;
  return (
    <Panel title={t.among}>
      <div className="grid gap-6">
        <ChartFigure
          finding={t.amongFinding(tenth(earned.demand), tenth(supported.demand))}
          table={{ head: [t.mark, t.asks], rows: marks.map(([name, demand]) => [name, tenth(demand)]) }}
        >
          <div aria-hidden className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
            {marks.map(([name, demand], index) => (
              <div key={name} className="contents">
                <span className="text-muted">{name}</span>
                <span className="h-3 rounded-sm bg-sunken">
                  <span
                    className={`block h-3 rounded-sm ${index === 0 ? 'bg-accent' : 'bg-ink'}`}
                    style={{ width: `${Math.min(100, demand)}%` }}
                  />
                </span>
                <span className="text-right">{tenth(demand)}</span>
              </div>
            ))}
          </div>
        </ChartFigure>
        <p>
          {met === null
            ? t.metUnknown(unobserved.map((skill) => names[skill]).join(', '))
            : t.metOf(whole(met), whole(of))}
        </p>
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <section className="grid gap-2">
            <h3 className="font-semibold">{t.near}</h3>
            {supported.occupations.length === 0 ? (
              <p className="text-muted">{t.noNear}</p>
            ) : (
              <Occupations label={t.near} rows={supported.occupations} onChosen={onChosen} />
            )}
          </section>
          {nearest.length > 0 && (
            <section className="grid gap-2">
              <h3 className="font-semibold">{t.nearest}</h3>
              <Occupations label={t.nearest} rows={nearest} onChosen={onChosen} />
            </section>
          )}
        </div>
        <footer className="grid gap-1 text-note text-muted">
          <p>{t.nearText}</p>
          <p lang="en">{attribution?.onet}</p>
          <p lang="en">{attribution?.bls}</p>
        </footer>
      </div>
    </Panel>
  );
}

type Row = Schemas['Occupation'] & Partial<Pick<Schemas['NearbyOccupation'], 'weakest'>>;

function Occupations({ label, rows, onChosen }: { label: string; rows: readonly Row[] } & Chosen) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, whole, money } = useFormat();
  const hasWeakest = rows.some(({ weakest }) => weakest !== undefined);
  const head = [t.occupation, t.asks, t.zoneShort, t.wage, ...(hasWeakest ? [t.missing] : [])];
  return (
    <Table label={label} head={head} right={[1, 2, 3]}>
      {rows.map(({ code, title, demand, jobZone, medianWageUsd, weakest }) => (
        <tr key={code}>
          <Cell>
            <button type="button" className="text-left text-accent underline" onClick={() => onChosen(code)}>
              {title}
            </button>
          </Cell>
          <Cell right>{tenth(demand)}</Cell>
          <Cell right>{jobZone === null ? '–' : whole(jobZone)}</Cell>
          <Cell right>{medianWageUsd === null ? '–' : money(medianWageUsd)}</Cell>
          {weakest && <Cell>{`${names[weakest.skill]} ${tenth(weakest.gap)}`}</Cell>}
        </tr>
      ))}
    </Table>
  );
}
