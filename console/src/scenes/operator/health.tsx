import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Figures } from '../../ui/figures.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Cell, Table } from '../../ui/table.tsx';
import { JudgeStandings } from './judge-standings.tsx';
import { texts } from './texts.ts';

const POLL_MS = 5000;

type Operations = Schemas['Operations'];

export const operationsQuery = {
  queryKey: ['operations'],
  queryFn: () => answerOf(api.GET('/v1/operations')),
};

/** A time in milliseconds as people read it. */
function useWait(): (ms: number | null) => string {
  const { whole, tenth } = useFormat();
  return (ms) => {
    if (ms === null) return '–';
    if (ms < 1000) return `${whole(ms)} ms`;
    return ms < 120_000 ? `${tenth(ms / 1000)} s` : `${whole(ms / 60_000)} min`;
  };
}

export function Health() {
  const query = useQuery({ ...operationsQuery, refetchInterval: POLL_MS });
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <Pending found={found} />
          <Recent found={found} />
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <Judges found={found} />
            <Services found={found} />
          </div>
          <JudgeStandings />
        </>
      )}
    </Loaded>
  );
}

function Pending({ found: { pending, sweeper, workers } }: { found: Operations }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const wait = useWait();
  const age = (seconds: number | null) => wait(seconds === null ? null : seconds * 1000);
  return (
    <Panel title={t.pending} note={t.pendingNote}>
      <Figures
        figures={[
          [t.pendingEvents, whole(pending.events)],
          [t.oldestEvent, age(pending.oldestEvent)],
          [t.pendingVerdicts, whole(pending.calibrations)],
          [t.oldestCompletion, age(pending.oldestCompletion)],
          [t.pendingLearners, whole(pending.learners)],
          [t.overdue, whole(sweeper.overdue)],
          [t.again, whole(sweeper.again)],
          [t.workers, whole(workers)],
        ]}
      />
    </Panel>
  );
}

function Recent({ found: { recent, failing, services } }: { found: Operations }) {
  const t = useTexts(texts);
  const { whole, ago } = useFormat();
  const wait = useWait();
  const { eventToAward, completionToVerdict, unscored, tampering, since } = recent;
  const down = Object.values(services).filter((state) => state === 'down').length;
  const failed = Object.values(unscored).reduce((sum, count) => sum + count, 0);
  return (
    <Panel title={t.recent} note={since === null ? t.noRecent : t.recentSince(ago(since))}>
      <Figures
        figures={[
          [t.awardP50(whole(eventToAward.count)), wait(eventToAward.p50)],
          [t.awardP95, wait(eventToAward.p95)],
          [t.verdictP50(whole(completionToVerdict.count)), wait(completionToVerdict.p50)],
          [t.verdictP95, wait(completionToVerdict.p95)],
          [t.tampering, whole(tampering)],
          [t.unscored, whole(failed)],
          [t.failingJudges, whole(failing.length)],
          [t.downServices, whole(down)],
        ]}
      />
      {failed > 0 && <p className="mt-2 text-note text-muted">{t.because(listOf(unscored, whole))}</p>}
    </Panel>
  );
}

const listOf = (counts: Record<string, number>, whole: (count: number) => string): string =>
  Object.entries(counts)
    .map(([why, count]) => `${why} ${whole(count)}`)
    .join(', ');

function Judges({ found: { judges, failing, budget } }: { found: Operations }) {
  const t = useTexts(texts);
  const { whole, cents, ago } = useFormat();
  const wait = useWait();
  return (
    <Panel
      title={t.judges}
      note={
        budget.limit === null
          ? t.spent(cents(budget.spent))
          : t.spentOf(cents(budget.spent), cents(budget.limit))
      }
    >
      {failing.map(({ judge, code, since }) => (
        <p key={judge} role="status" className="mb-2 rounded bg-bad-wash px-2 py-1 text-bad">
          {t.failing(judge, code, ago(since))}
        </p>
      ))}
      {judges.length === 0 ? (
        <p className="text-muted">{t.noCalls}</p>
      ) : (
        <Table
          label={t.judges}
          head={[t.judge, t.calls, t.p50, t.p95, t.tokensIn, t.tokensOut, t.cost, t.failures]}
          right={[1, 2, 3, 4, 5, 6]}
        >
          {judges.map((one) => (
            <tr key={one.judge}>
              <Cell>{one.judge}</Cell>
              <Cell right>{whole(one.calls)}</Cell>
              <Cell right>{wait(one.p50)}</Cell>
              <Cell right>{wait(one.p95)}</Cell>
              <Cell right>{whole(one.inputTokens)}</Cell>
              <Cell right>{whole(one.outputTokens)}</Cell>
              <Cell right>{one.cost === null ? t.unknown : cents(one.cost)}</Cell>
              <Cell>{listOf(one.failures, whole) || t.none}</Cell>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

const LOOK = { up: 'text-good', down: 'font-semibold text-bad', unknown: 'text-warn' };

function Services({ found: { services, temporal } }: { found: Operations }) {
  const t = useTexts(texts);
  return (
    <Panel title={t.services}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {Object.entries(services).map(([name, state]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className={LOOK[state]}>{t[state]}</dd>
          </div>
        ))}
        <dt className="text-muted">{t.temporalUi}</dt>
        <dd>
          {temporal.ui === null ? (
            t.noUi
          ) : (
            <a href={workflowsUrl(temporal)} target="_blank" rel="noreferrer">
              {t.openUi}
            </a>
          )}
        </dd>
      </dl>
    </Panel>
  );
}

/** The list of workflows in Temporal's own interface, or one learner's. */
export function workflowsUrl(
  { ui, namespace, workflowPrefix }: Operations['temporal'],
  learner?: string,
): string {
  const base = `${(ui ?? '').replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace ?? 'default')}/workflows`;
  return learner === undefined ? base : `${base}/${encodeURIComponent(`${workflowPrefix}${learner}`)}`;
}
