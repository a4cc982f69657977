import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { Loaded } from '../../ui/states.tsx';
import { agreementQuery, progressQuery } from './reviews.ts';
import { texts } from './texts.ts';

/** What each reviewer did, and how far readers agree with each other and with the judge. */
export function Measures() {
  const t = useTexts(texts);
  const progress = useQuery(progressQuery);
  const agreement = useQuery(agreementQuery);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t.progress}>
        <Loaded query={progress}>{({ data }) => <Progress rows={data} />}</Loaded>
      </Panel>
      <Panel title={t.agreement} note={t.agreementHelp}>
        <Loaded query={agreement}>
          {({ readers, judge }) => (
            <div className="grid gap-5">
              <Kappa name={t.twoReaders} side={readers} />
              <Kappa name={t.withJudge} side={judge} />
            </div>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

function Progress({ rows }: { rows: Schemas['ReviewProgress']['data'] }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  if (rows.length === 0) return <p className="text-muted">{t.noProgress}</p>;
  const head = [t.reviewer, t.assigned, t.closedCount, t.readCount, t.upheldCount, t.changedCount];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div className="scrolls max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={t.counts}>
      <table className="w-full text-right">
        <thead>
          <tr>
            {head.map((name, column) => (
              <th
                key={name}
                scope="col"
                className={`border-line border-b py-1 pl-3 align-bottom font-medium text-muted text-note ${column === 0 ? 'text-left' : ''}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ reviewer, assigned, closed, readings, upheld, changed }) => (
            <tr key={reviewer}>
              <th scope="row" className="break-all border-line border-b py-1 pl-3 text-left font-medium">
                {reviewer}
              </th>
              {[assigned, closed, readings, upheld, changed].map((count, column) => (
                <td key={head[column + 1]} className="border-line border-b py-1 pl-3">
                  {whole(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Agreement = Schemas['PairAgreement'];

/** Kappa from 0 to 1 with its interval as a bar; agreement below chance is drawn at 0. */
function KappaBar({ kappa, interval }: Pick<Agreement, 'interval'> & { kappa: number }) {
  const at = (value: number) => `${100 * Math.min(1, Math.max(0, value))}%`;
  return (
    <div aria-hidden className="relative h-5 w-full overflow-hidden rounded-sm bg-sunken">
      {[0.2, 0.4, 0.6, 0.8].map((cut) => (
        <span key={cut} className="absolute inset-y-0 w-px bg-line" style={{ left: at(cut) }} />
      ))}
      {interval && (
        <span
          className="absolute inset-y-1.5 rounded-sm bg-accent opacity-60"
          style={{ left: at(interval.low), right: `calc(100% - ${at(interval.high)})` }}
        />
      )}
      <span
        className="absolute inset-y-0.5 w-1 -translate-x-1/2 rounded-sm bg-ink"
        style={{ left: at(kappa) }}
      />
    </div>
  );
}

function Kappa({ name, side }: { name: string; side: Schemas['Agreement'] }) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { whole, factor, percent } = useFormat();
  const intervalOf = ({ interval }: Agreement) =>
    interval ? t.interval(factor(interval.low), factor(interval.high)) : t.intervalNone;
  const kappaOf = ({ kappa }: Agreement) => (kappa === null ? '–' : factor(kappa));
  const table = {
    head: [t.skill, t.kappa, '95 %', t.pairs],
    rows: SKILLS.flatMap((skill) => {
      const of = side.bySkill[skill];
      return of ? [[names[skill], kappaOf(of), intervalOf(of), whole(of.pairs)]] : [];
    }),
  };
  const { kappa, exact, adjacent, works } = side;
  return (
    <section aria-label={name} className="grid gap-1">
      <h3 className="font-medium">{name}</h3>
      {kappa === null ? (
        <p className="text-muted">{t.kappaNone}</p>
      ) : (
        <>
          <ChartFigure finding={t.kappaFinding(factor(kappa), whole(works))} table={table}>
            <KappaBar {...side} kappa={kappa} />
          </ChartFigure>
          <p className="text-note text-muted">
            {intervalOf(side)}
            {exact !== null && adjacent !== null && ` · ${t.shares(percent(exact), percent(adjacent))}`}
          </p>
        </>
      )}
    </section>
  );
}
