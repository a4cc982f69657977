import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { learnerQuery, useLearner, type Learner } from '../../api/learner.ts';
import { useName } from '../../api/names.ts';
import type { Visit } from '../../app/scene.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { StageStateLabel } from './stage-state.tsx';
import { texts } from './texts.ts';

const loadMap = () => import('./journey-map.tsx');
const JourneyMap = lazy(() => loadMap().then(({ JourneyMap }) => ({ default: JourneyMap })));

const programQuery = (id: string) =>
  queryOptions({
    queryKey: ['program', id],
    queryFn: () => answerOf(api.GET('/v1/programs/{id}', { params: { path: { id } } })),
  });

export function ask({ client, params: { learner = '' } }: Visit): void {
  loadMap().catch(() => undefined);
  client.fetchQuery(learnerQuery(learner)).then(
    ({ journey: { program } }) => void (program !== null && client.prefetchQuery(programQuery(program))),
    () => undefined,
  );
}

export function Scene() {
  const t = useTexts(texts);
  const { learner } = useParams({ strict: false }) as { learner: string };
  const query = useLearner(learner);
  return (
    <Page title={`${t.title} · ${useName(learner)}`} aside={<StreamBadge state={query.stream} />}>
      <Loaded query={query}>
        {(layer) =>
          layer.journey.program === null ? (
            <Empty title={t.none}>{t.noneText}</Empty>
          ) : (
            <Journey layer={layer} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Journey({ layer: { journey, phase } }: { layer: Learner }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const id = journey.program as string;
  const program = useQuery(programQuery(id));
  const note = t.progress(whole(journey.done), whole(journey.skipped), whole(journey.of));
  return (
    <>
      <Panel title={journey.title ?? id} note={note}>
        <p className="mb-2 text-muted">{t.mapText}</p>
        <div className="h-[38rem] md:h-72">
          <Suspense>
            {program.data && (
              <JourneyMap stages={journey.stages} phases={program.data.phases} current={phase.current} />
            )}
          </Suspense>
        </div>
      </Panel>
      <Panel title={t.list}>
        <ol className="grid gap-4">
          {phase.phases.map((one) => (
            <Phase key={one.id} phase={one} isCurrent={one.id === phase.current} stages={journey.stages} />
          ))}
        </ol>
      </Panel>
    </>
  );
}

type PhaseProps = {
  phase: Learner['phase']['phases'][number];
  isCurrent: boolean;
  stages: Learner['journey']['stages'];
};

function Phase({ phase: { id, title, pace }, isCurrent, stages }: PhaseProps) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  return (
    <li>
      <h3 className="flex flex-wrap items-baseline gap-x-3 border-line border-b pb-1 font-medium">
        {title}
        {isCurrent && <span className="rounded bg-wash px-1 text-note">{t.current}</span>}
        <span className="ml-auto font-normal text-note text-muted">
          {t.pace(whole(pace.workedMinutes), whole(pace.parMinutes))}
          {pace.verdict !== null && `, ${t[pace.verdict]}`}
        </span>
      </h3>
      <ol className="divide-y divide-line">
        {stages
          .filter(({ phase }) => phase === id)
          .map((stage) => (
            <Stage key={stage.id} stage={stage} />
          ))}
      </ol>
    </li>
  );
}

function Stage({ stage }: { stage: Learner['journey']['stages'][number] }) {
  const t = useTexts(texts);
  const { whole, moment } = useFormat();
  const { title, state, parMinutes, attempts, completion, waitsFor, doneAt, skippedAt } = stage;
  const at = doneAt ?? skippedAt;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
      <span className="min-w-28">
        <StageStateLabel state={state} />
      </span>
      <span className="basis-full font-medium sm:basis-auto">{title}</span>
      <span className="ml-auto flex flex-wrap gap-x-3 text-note text-muted">
        {waitsFor.length > 0 && <span>{t.waitsFor(waitsFor.map((one) => one.title).join(', '))}</span>}
        {attempts > 0 && <span>{t.attempts(whole(attempts))}</span>}
        <span>{t.par(whole(parMinutes))}</span>
        {at === null ? (
          <span>{t.completedBy(completion.type)}</span>
        ) : (
          <time dateTime={at}>{moment(at)}</time>
        )}
      </span>
    </li>
  );
}
