import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { learnerQuery, ledgerQuery, useLearner } from '../../api/learner.ts';
import { useName } from '../../api/names.ts';
import type { Visit } from '../../app/scene.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { BlindNote } from '../../ui/blind-note.tsx';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/csv.ts';
import { listFeatures } from '../../ui/list-features.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { ChainBadge } from './chain-badge.tsx';
import { columns, NEWEST_FIRST, type Entry } from './columns.ts';
import { csvOf } from './csv.ts';
import { EntryList } from './entry-list.tsx';
import { Filters } from './filters.tsx';
import { Sums } from './sums.tsx';
import { texts } from './texts.ts';

export function ask({ client, params: { learner = '' } }: Visit): void {
  void client.prefetchQuery(learnerQuery(learner));
  void client.prefetchQuery(ledgerQuery(learner));
}

export function Scene() {
  const t = useTexts(texts);
  const { learner } = useParams({ strict: false }) as { learner: string };
  const { stream } = useLearner(learner);
  const query = useQuery(ledgerQuery(learner));
  return (
    <Page title={`${t.title} · ${useName(learner)}`} aside={<StreamBadge state={stream} />}>
      <BlindNote learner={learner} />
      <Loaded query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty title={t.none}>{t.noneText}</Empty>
          ) : (
            <>
              <Sums entries={entries} />
              <Entries learner={learner} entries={entries} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const LIST = {
  features: listFeatures,
  columns,
  enableSortingRemoval: false,
  initialState: { sorting: NEWEST_FIRST },
};

function Entries({ learner, entries }: { learner: string; entries: readonly Entry[] }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const table = useTable({ ...LIST, data: entries });
  const { rows } = table.getRowModel();
  // In the file the oldest is first, so that the running total grows.
  const toCsv = () => csvOf(table.getFilteredRowModel().rows.map(({ original }) => original));
  return (
    <Panel
      title={t.entries}
      note={t.shown(whole(rows.length), whole(entries.length))}
      actions={
        <>
          <ChainBadge learner={learner} entries={entries} />
          <Button onClick={() => download(`ledger-${learner}.csv`, toCsv())}>{t.csv}</Button>
        </>
      }
    >
      <Filters table={table} />
      {rows.length === 0 ? <Empty title={t.noMatch} /> : <EntryList table={table} />}
    </Panel>
  );
}
