import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { learnerQuery, useLearner, type Learner } from '../../api/learner.ts';
import { Problem } from '../../api/problem.ts';
import type { Visit } from '../../app/scene.ts';
import { sessionQuery } from '../../app/session.ts';
import { useTexts } from '../../i18n/texts.ts';
import { BlindNote } from '../../ui/blind-note.tsx';
import { useIsBlind, useShownName } from '../../ui/blind-name.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { Among } from './among.tsx';
import { Compared } from './compared.tsx';
import { RoleSearch } from './role-search.tsx';
import { Shares } from './shares.tsx';
import { texts } from './texts.ts';

/** How often it is read where the reader may not follow the learner's stream. */
const POLL_MS = 15_000;

async function readStanding(id: string, role?: string): Promise<unknown> {
  const params = { path: { id }, query: role === undefined ? {} : { role } };
  return answerOf(api.GET('/v1/learners/{id}/standing', { params }));
}

const amongQuery = (learner: string) =>
  queryOptions({
    queryKey: ['learner', learner, 'standing'],
    queryFn: () => readStanding(learner) as Promise<Schemas['EconomicStanding']>,
  });

export function ask({ client, params: { learner = '' } }: Visit): void {
  void client.prefetchQuery(learnerQuery(learner));
  void client.prefetchQuery(amongQuery(learner));
}

export function Scene() {
  const t = useTexts(texts);
  const { learner } = useParams({ strict: false }) as { learner: string };
  const blind = useIsBlind();
  const { data: session } = useQuery(sessionQuery);
  const { stream, data: layer } = useLearner(learner, { live: !blind });
  const own = session?.person.kind === 'learner' && session.person.sub === learner;
  return (
    <Page
      title={`${t.title} · ${useShownName(learner)}`}
      aside={blind ? <p className="text-muted">{t.blind}</p> : <StreamBadge state={stream} />}
    >
      <BlindNote learner={learner} />
      <Standing {...{ learner, layer }} pollMs={blind ? POLL_MS : false} />
      {own && <Shares learner={learner} />}
    </Page>
  );
}

type Props = { learner: string; layer: Learner | undefined; pollMs: number | false };

function Standing({ learner, layer, pollMs }: Props) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { role: asked } = useSearch({ strict: false }) as { role?: string | number };
  const role = asked === undefined ? undefined : String(asked);
  const choose = (code: string | undefined) =>
    void navigate({ to: '.', search: code === undefined ? {} : { role: code }, replace: true } as never);
  const compared = useQuery({
    queryKey: ['learner', learner, 'standing', role],
    enabled: role !== undefined,
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
    queryFn: () => readStanding(learner, role) as Promise<Schemas['RoleStanding']>,
  });
  const among = useQuery({ ...amongQuery(learner), refetchInterval: pollMs });
  const unknown = compared.error instanceof Problem && compared.error.code === 'unknown-role';
  return (
    <Loaded query={among}>
      {(found) => (
        <>
          <RoleSearch onChosen={choose} />
          {role === undefined && <Empty title={t.noRole}>{t.noRoleText}</Empty>}
          {role !== undefined && unknown && <Empty title={t.unknownRole}>{role}</Empty>}
          {role !== undefined && !unknown && (
            <Loaded query={compared}>
              {(standing) => <Compared {...{ standing, layer }} onLeave={() => choose(undefined)} />}
            </Loaded>
          )}
          <Among standing={found} onChosen={choose} />
        </>
      )}
    </Loaded>
  );
}
