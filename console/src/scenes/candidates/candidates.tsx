import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { learnerQuery, type Learner } from '../../api/learner.ts';
import { readAll } from '../../api/pages.ts';
import type { Visit } from '../../app/scene.ts';
import { sessionQuery } from '../../app/session.ts';
import { texts as appTexts } from '../../app/texts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useShownName } from '../../ui/blind-name.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Cell, Table } from '../../ui/table.tsx';
import { Tier } from '../../ui/tier.tsx';
import { texts } from './texts.ts';

const MOST = 200;
const POLL_MS = 15_000;

type Shared = Schemas['SharedLearner'];

const sharesQuery = queryOptions({
  queryKey: ['shares'],
  refetchInterval: POLL_MS,
  queryFn: () =>
    readAll((cursor) => answerOf(api.GET('/v1/shares', { params: { query: { limit: 200, cursor } } })), MOST),
});

export function ask({ client }: Visit): void {
  void client.prefetchQuery(sharesQuery);
}

export function Scene() {
  const t = useTexts(texts);
  const { data: session } = useQuery(sessionQuery);
  const query = useQuery(sharesQuery);
  return (
    <Page title={t.title}>
      <p className="text-muted">{t.blind}</p>
      <Loaded query={query}>
        {(shared) =>
          shared.length === 0 ? (
            <Empty title={t.none}>{t.noneText(session?.person.sub ?? '')}</Empty>
          ) : (
            <Candidates shared={shared} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Candidates({ shared }: { shared: readonly Shared[] }) {
  const t = useTexts(texts);
  const layers = useQueries({
    queries: shared.map(({ learner }) => ({ ...learnerQuery(learner), refetchInterval: POLL_MS })),
  });
  return (
    <Panel title={t.shared}>
      <Table label={t.shared} head={[t.candidate, t.tier, t.overall, t.level, t.since]} right={[2, 3]}>
        {shared.map((one, index) => (
          <Candidate
            key={one.learner}
            shared={one}
            layer={layers[index]?.data}
            isLoading={layers[index]?.isPending ?? false}
          />
        ))}
      </Table>
    </Panel>
  );
}

type CandidateProps = { shared: Shared; layer: Learner | undefined; isLoading: boolean };

function Candidate({ shared: { learner, at }, layer, isLoading }: CandidateProps) {
  const { loading } = useTexts(appTexts);
  const { tenth, whole, day } = useFormat();
  const name = useShownName(learner);
  const { tier = null, mean = null, interval = [] } = layer?.workSkills.overall ?? {};
  return (
    <tr>
      <Cell>
        <Link to="/learners/$learner/standing" params={{ learner }} className="whitespace-nowrap font-medium">
          {name}
        </Link>
      </Cell>
      <Cell>{layer ? <Tier tier={tier} /> : isLoading && <span className="text-muted">{loading}</span>}</Cell>
      <Cell right>
        {mean === null ? '–' : tenth(mean)}{' '}
        {mean !== null && <span className="text-muted">({interval.map(tenth).join(' – ')})</span>}
      </Cell>
      <Cell right>{layer ? whole(layer.xp.level) : '–'}</Cell>
      <Cell>
        <span className="whitespace-nowrap">{day(at)}</span>
      </Cell>
    </tr>
  );
}
