import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useMemo, useState } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { learnersOfQuery } from '../../api/learner.ts';
import type { StreamMessage } from '../../api/stream.ts';
import { useStream } from '../../api/use-stream.ts';
import { sessionQuery, type Person } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { TierCounts } from '../../ui/tier-counts.tsx';
import { FeedLine } from './feed-line.tsx';
import { EMPTY, withMessage } from './feed.ts';
import { TouchpointCounts } from './counts.tsx';
import { texts } from './texts.ts';
import { Totals } from './totals.tsx';

const NOBODY = { kind: 'system', groups: [] } as const satisfies Partial<Person>;
const NONE: readonly Schemas['LearnerLine'][] = [];

export function Scene() {
  const t = useTexts(texts);
  const [followed, setFollowed] = useState('');
  const [feed, setFeed] = useState(EMPTY);
  const [held, setHeld] = useState<StreamMessage[] | null>(null);
  const { data: session } = useQuery(sessionQuery);
  const person = session?.person ?? NOBODY;
  const learners = useQuery({ ...learnersOfQuery(person), refetchInterval: 5000 });
  const policy = useQuery({ queryKey: ['policy'], queryFn: () => answerOf(api.GET('/v1/policy')) });
  const state = useStream({ learner: followed || undefined }, (message) =>
    held === null
      ? setFeed((before) => withMessage(before, message))
      : setHeld((before) => [...(before ?? []), message]),
  );
  const toggle = () => {
    if (held !== null) setFeed((before) => held.reduce(withMessage, before));
    setHeld(held === null ? [] : null);
  };
  useShortcut('p', held === null ? t.pause : t.resume, toggle);
  const rows = learners.data ?? NONE;
  const ids = useMemo(() => rows.map(({ learner }) => learner), [rows]);
  return (
    <Page title={t.title} aside={<StreamBadge state={state} />}>
      <Totals learners={rows} feed={feed} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Panel title={t.feed} actions={<Controls {...{ held, toggle, followed, setFollowed, ids }} />}>
          {feed.items.length === 0 ? (
            <NothingYet />
          ) : (
            <ol className="divide-y divide-line" data-feed>
              {feed.items.slice(0, 80).map((item) => (
                <FeedLine key={item.key} item={item} />
              ))}
            </ol>
          )}
        </Panel>
        <div className="grid gap-4">
          <Panel title={t.touchpoints}>
            <TouchpointCounts byType={feed.byType} types={policy.data?.types ?? {}} />
          </Panel>
          <Panel title={t.tiers}>
            <TierCounts learners={rows} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function NothingYet() {
  const t = useTexts(texts);
  return (
    <Empty title={t.nothing}>
      <p>{t.nothingText}</p>
      <Link to="/playground">{t.play}</Link>
    </Empty>
  );
}

type FollowProps = { followed: string; setFollowed: (learner: string) => void; ids: readonly string[] };

/** Drawn again only if the choice or the list changed: it may have a thousand entries, and awards arrive by the second. */
const Follow = memo(({ followed, setFollowed, ids }: FollowProps) => {
  const t = useTexts(texts);
  const options = [{ value: '', label: t.everybody }, ...ids.map((value) => ({ value, label: value }))];
  return <Select label={t.follow} value={followed} onChange={setFollowed} options={options} />;
});

type ControlsProps = FollowProps & { held: readonly StreamMessage[] | null; toggle: () => void };

function Controls({ held, toggle, followed, setFollowed, ids }: ControlsProps) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  return (
    <div className="flex flex-wrap items-end gap-2">
      {held !== null && <span className="py-1 text-note text-muted">{t.waiting(whole(held.length))}</span>}
      <Follow {...{ followed, setFollowed, ids }} />
      <Button aria-pressed={held !== null} onClick={toggle}>
        {held === null ? t.pause : t.resume}
      </Button>
    </div>
  );
}
