import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { skillTexts } from '../../ui/skill-texts.ts';
import { Loaded } from '../../ui/states.tsx';
import { Cell, Table } from '../../ui/table.tsx';
import { judgeTexts } from './judge-texts.ts';

const POLL_MS = 60_000;

type Standing = Schemas['JudgeStanding'];

const judgesQuery = {
  queryKey: ['judges'],
  queryFn: () => answerOf(api.GET('/v1/judges')),
};

/** Where each judge stands: its card, whether it drifts, how it agrees with people, and what waits for a decision. */
export function JudgeStandings() {
  const t = useTexts(judgeTexts);
  const query = useQuery({ ...judgesQuery, refetchInterval: POLL_MS });
  return (
    <Panel title={t.title} note={t.note}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="text-muted">{t.none}</p>
          ) : (
            <Table
              label={t.title}
              head={[t.judge, t.card, t.state, t.evidence, t.agreement, t.readings, t.waits]}
              right={[3, 5]}
            >
              {data.map((one) => (
                <Row key={`${one.judge}@${one.version} ${one.tenant ?? ''}`} standing={one} />
              ))}
            </Table>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Row({ standing }: { standing: Standing }) {
  const t = useTexts(judgeTexts);
  const { whole, percent, factor } = useFormat();
  const { judge, version, tenant, card, drift, agreement, readings, anchors, review } = standing;
  const { kappa, interval } = agreement;
  return (
    <tr>
      <Cell>
        {judge} {version} {tenant !== null && t.ofTenant(tenant)}
      </Cell>
      <Cell>{card.name ?? t.noCard}</Cell>
      <Cell>
        <State drift={drift} />
      </Cell>
      <Cell right>{t.ofAlarm(percent(drift.evidence))}</Cell>
      <Cell>
        {kappa === null || interval === null
          ? t.tooFew
          : t.between(factor(kappa), factor(interval.low), factor(interval.high))}
      </Cell>
      <Cell right>{t.counts(whole(readings), whole(anchors))}</Cell>
      <Cell>{review !== null && t.decide(whole(review))}</Cell>
    </tr>
  );
}

function State({ drift: { state, change, skill, since, widening } }: { drift: Standing['drift'] }) {
  const t = useTexts(judgeTexts);
  const names = useTexts(skillTexts);
  const { day, factor } = useFormat();
  if (change === null || since === null)
    return state === 'steady' ? (
      <span className="text-good">{t.steady}</span>
    ) : (
      <span className="text-muted">{t.untested}</span>
    );
  const where = skill === null || skill === 'all' ? t.all : t.inSkill(names[skill]);
  const widest = Math.max(1, ...Object.values(widening ?? {}));
  return (
    <span className="text-bad">
      <strong>{t.drifting(t[change], where, day(since))}</strong>
      {widest > 1 && `; ${t.wider(factor(widest))}`}
    </span>
  );
}
