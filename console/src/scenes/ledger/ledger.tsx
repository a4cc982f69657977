import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { ledgerQuery, useLearner } from '../../api/learner.ts';
import { useName } from '../../api/names.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { BlindNote } from '../../ui/blind-note.tsx';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/csv.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { ChainBadge } from './chain-badge.tsx';
import { csvOf } from './csv.ts';
import { EntryList } from './entry-list.tsx';
import { Filters, fits, NO_FILTER } from './filters.tsx';
import { Sums } from './sums.tsx';
import { texts } from './texts.ts';

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

function Entries({ learner, entries }: { learner: string; entries: readonly Schemas['LedgerEntry'][] }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = entries.filter((entry) => fits(entry, filter));
  const types = [...new Set(entries.map(({ eventType }) => eventType ?? ''))].filter(Boolean).sort();
  return (
    <Panel
      title={t.entries}
      note={t.shown(whole(shown.length), whole(entries.length))}
      actions={
        <>
          <ChainBadge learner={learner} entries={entries} />
          <Button onClick={() => download(`ledger-${learner}.csv`, csvOf(shown))}>{t.csv}</Button>
        </>
      }
    >
      <Filters filter={filter} onChange={setFilter} types={types} />
      {shown.length === 0 ? <Empty title={t.noMatch} /> : <EntryList entries={shown.toReversed()} />}
    </Panel>
  );
}
