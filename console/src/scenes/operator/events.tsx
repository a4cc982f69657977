import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { LearnerLink } from '../../ui/learner-link.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { textOf } from '../../ui/text-of.ts';
import { operationsQuery, workflowsUrl } from './health.tsx';
import { texts } from './texts.ts';
import { TraceFacets } from './trace-facets.tsx';

type Trace = Schemas['EventTrace'];
type Search = { learner: string; id: string; request: string };

const given = (text: string) => (text === '' ? undefined : text);

/** Follows one event to its award, its verdict and the facets that it changed. */
export function Events() {
  const t = useTexts(texts);
  const [search, setSearch] = useState<Search | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const asked = {
      learner: textOf(form, 'learner'),
      id: textOf(form, 'id'),
      request: textOf(form, 'request'),
    };
    if (asked.id !== '' || asked.request !== '') setSearch(asked);
  };
  return (
    <>
      <Panel title={t.follow} note={t.followNote}>
        <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
          <TextInput label={t.eventId} name="id" autoComplete="off" />
          <TextInput label={t.requestId} name="request" autoComplete="off" />
          <TextInput label={t.ofLearner} name="learner" autoComplete="off" />
          <Button type="submit" look="primary">
            {t.search}
          </Button>
        </form>
      </Panel>
      {search && <Found search={search} />}
    </>
  );
}

function Found({ search: { learner, id, request } }: { search: Search }) {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['event-traces', learner, id, request],
    queryFn: () =>
      answerOf(
        api.GET('/v1/operations/events', {
          params: { query: { learner: given(learner), id: given(id), request: given(request) } },
        }),
      ),
  });
  return (
    <Loaded query={query}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty title={t.notFound}>{t.notFoundText}</Empty>
        ) : (
          data.map((trace) => <Followed key={`${trace.learner} ${trace.seq}`} trace={trace} />)
        )
      }
    </Loaded>
  );
}

function Followed({ trace }: { trace: Trace }) {
  const t = useTexts(texts);
  const { whole, moment } = useFormat();
  const { data: operations } = useQuery({ ...operationsQuery, staleTime: 60_000 });
  const { learner, seq, id, source, type, requestId, acceptedAt, voided } = trace;
  const facts = [
    [t.eventId, id],
    [t.source, source],
    [t.requestId, requestId],
    [t.accepted, moment(acceptedAt)],
  ].filter(([, value]) => value !== null);
  return (
    <Panel
      title={`${type} ${whole(seq)}`}
      note={voided ? t.voided : undefined}
      actions={
        operations?.temporal.ui && (
          <a href={workflowsUrl(operations.temporal, learner)} target="_blank" rel="noreferrer">
            {t.workflow}
          </a>
        )
      }
    >
      <div className="grid gap-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <dt className="text-muted">{t.learner}</dt>
          <dd>
            <LearnerLink id={learner} />
          </dd>
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
          <dt className="text-muted">{t.award}</dt>
          <dd>
            <TraceAward trace={trace} />
          </dd>
          <dt className="text-muted">{t.verdict}</dt>
          <dd>
            <TraceVerdict trace={trace} />
          </dd>
        </dl>
        {trace.awardedAt !== null && <TraceFacets learner={learner} seq={seq} awardedAt={trace.awardedAt} />}
      </div>
    </Panel>
  );
}

const lasted = (from: string, to: string) => Date.parse(to) - Date.parse(from);

function TraceAward({ trace: { learner, entry, acceptedAt, awardedAt } }: { trace: Trace }) {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  const { data } = useQuery({
    queryKey: ['learner', learner, 'ledger', 'entry', entry],
    enabled: entry !== null,
    queryFn: () =>
      answerOf(
        api.GET('/v1/learners/{id}/ledger/{entry}', {
          params: { path: { id: learner, entry: String(entry) } },
        }),
      ),
  });
  if (entry === null || awardedAt === null) return t.noAward;
  const how = data
    ? data.reason === null
      ? `${whole(data.base ?? 0)} × ${factor(data.multiplier ?? 1)} = ${whole(data.xp)} XP`
      : t.notPaid(data.reason)
    : '';
  return (
    <>
      <Link to="/learners/$learner/ledger" params={{ learner }}>
        {t.entry(whole(entry))}
      </Link>
      {` ${how} · ${t.after(whole(lasted(acceptedAt, awardedAt)))}`}
    </>
  );
}

function TraceVerdict({
  trace: { learner, completes, calibration, acceptedAt, judgedAt },
}: {
  trace: Trace;
}) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  if (calibration === null || judgedAt === null) return completes ? t.verdictWaits : t.noVerdict;
  return (
    <>
      <Link to="/learners/$learner/skills/$skill" params={{ learner, skill: 'overall' }}>
        {t.verdictNumber(whole(calibration))}
      </Link>
      {` · ${t.after(whole(lasted(acceptedAt, judgedAt)))}`}
    </>
  );
}
