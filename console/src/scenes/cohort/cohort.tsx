import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTable } from '@tanstack/react-table';
import { useDeferredValue, useMemo, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { learnersQuery, MOST_LEARNERS } from '../../api/learner.ts';
import type { Visit } from '../../app/scene.ts';
import { sessionQuery, type Person } from '../../app/session.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { download, toCsv } from '../../ui/csv.ts';
import { listFeatures } from '../../ui/list-features.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SKILLS } from '../../ui/skill-texts.ts';
import { Empty, Loaded } from '../../ui/states.tsx';
import { TierCounts } from '../../ui/tier-counts.tsx';
import { Filters } from './filters.tsx';
import { columns, type Line } from './columns.ts';
import { Heat, type HeatProps } from './heat.tsx';
import { texts } from './texts.ts';

const POLL_MS = 10_000;

const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: () => answerOf(api.GET('/v1/groups')),
});

/** A coach begins with one of their groups, others with everybody. */
const firstGroup = ({ kind, groups }: Person) => (kind === 'coach' ? groups[0] : undefined);

export function ask({ client, person }: Visit): void {
  if (person.kind !== 'coach') void client.prefetchQuery(groupsQuery);
  else if (person.groups.length === 0) return;
  void client.prefetchQuery(learnersQuery(firstGroup(person)));
}

export function Scene() {
  const t = useTexts(texts);
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const { person } = session;
  const isCoach = person.kind === 'coach';
  return (
    <Page title={t.title}>
      {isCoach && person.groups.length === 0 ? (
        <Empty title={t.noGroup}>{t.noGroupText}</Empty>
      ) : (
        <Cohort person={person} />
      )}
    </Page>
  );
}

/** The groups that the reader may choose; a coach always names one. */
function useGroups({ kind, groups }: Person) {
  const t = useTexts(texts);
  const isCoach = kind === 'coach';
  const { data } = useQuery({ ...groupsQuery, enabled: !isCoach });
  const names = isCoach ? groups : (data?.data ?? []).map(({ group }) => group);
  const options = names.map((value) => ({ value, label: value }));
  return isCoach ? options : [{ value: '', label: t.everybody }, ...options];
}

function Cohort({ person }: { person: Person }) {
  const groups = useGroups(person);
  const [group, setGroup] = useState(firstGroup(person) ?? '');
  const query = useQuery({
    ...learnersQuery(group === '' ? undefined : group),
    refetchInterval: POLL_MS,
  });
  return (
    <Loaded query={query}>{(lines) => <Learners {...{ lines, group, groups }} onGroup={setGroup} />}</Loaded>
  );
}

type Props = {
  lines: readonly Line[];
  group: string;
  groups: readonly { value: string; label: string }[];
  onGroup: (group: string) => void;
};

function Learners({ lines, group, groups, onGroup }: Props) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const options = useMemo(() => ({ features: listFeatures, columns, data: lines }), [lines]);
  const learners = useTable(options);
  const { rows } = learners.getRowModel();
  const shown = useMemo(() => rows.map(({ original }) => original), [rows]);
  if (lines.length === 0 && group === '') return <Empty title={t.none}>{t.noneText}</Empty>;
  return (
    <>
      <Panel
        title={t.heat}
        note={t.heatNote}
        actions={<Button onClick={() => download('cohort.csv', csvOf(shown))}>{t.csv}</Button>}
      >
        <div className="grid gap-4">
          <Filters {...{ learners, group, groups, onGroup }} />
          {shown.length === 0 ? (
            <Empty title={lines.length === 0 ? t.noneInGroup : t.noMatch} />
          ) : (
            <LaterHeat lines={shown} all={lines.length} learners={learners} />
          )}
          {lines.length >= MOST_LEARNERS && (
            <p className="text-note text-muted">{t.first(whole(MOST_LEARNERS))}</p>
          )}
        </div>
      </Panel>
      <Panel title={t.tiers}>
        <TierCounts learners={shown} />
      </Panel>
    </>
  );
}

/** The pressed button is shown before the rows are. */
const LaterHeat = (props: HeatProps) => <Heat {...useDeferredValue(props)} />;

/** The learners as CSV, every value as the API gives it. */
function csvOf(lines: readonly Line[]): string {
  const head = ['learner', 'groups', 'behaviour', 'level', 'xp', 'tier', 'stale', 'provisional'];
  const columns = ['overall', ...SKILLS].flatMap((name) => [`${name}_mean`, `${name}_sd`]);
  const rows = lines.map((line) => [
    line.learner,
    line.groups.join(' '),
    line.behaviour,
    line.level,
    line.total,
    line.tier,
    line.stale,
    line.provisional,
    ...[line.overall, ...SKILLS.map((skill) => line.skills[skill])].flatMap(({ mean, sd }) => [mean, sd]),
  ]);
  return toCsv([...head, ...columns], rows);
}
