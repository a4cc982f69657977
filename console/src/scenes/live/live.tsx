import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { learnersOfQuery } from '../../api/learner.ts';
import { policyQuery } from '../../api/policy.ts';
import type { StreamMessage } from '../../api/stream.ts';
import { useStream } from '../../api/use-stream.ts';
import type { Visit } from '../../app/scene.ts';
import { LEARNERS_LIST } from '../../app/learner-choice.tsx';
import { sessionQuery, type Person } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
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

export function ask({ client, person }: Visit): void {
  void client.prefetchQuery(learnersOfQuery(person));
  void client.prefetchQuery(policyQuery);
}

export function Scene() {
  const t = useTexts(texts);
  const [followed, setFollowed] = useState('');
  const [feed, setFeed] = useState(EMPTY);
  const [held, setHeld] = useState<StreamMessage[] | null>(null);
  const { data: session } = useQuery(sessionQuery);
  const person = session?.person ?? NOBODY;
  const learners = useQuery({ ...learnersOfQuery(person), refetchInterval: 5000 });
  const rows = learners.data ?? NONE;
  const ids = useMemo(() => new Set(rows.map(({ learner }) => learner)), [rows]);
  const policy = useQuery(policyQuery);
  const state = useStream({ learner: followed || undefined, known: ids.has(followed) }, (message) =>
    held === null
      ? setFeed((before) => withMessage(before, message))
      : setHeld((before) => [...(before ?? []), message]),
  );
  const toggle = () => {
    if (held !== null) setFeed((before) => held.reduce(withMessage, before));
    setHeld(held === null ? [] : null);
  };
  useShortcut('p', held === null ? t.pause : t.resume, toggle);
  return (
    <Page title={t.title} aside={<StreamBadge state={state} />}>
      <Totals learners={rows} feed={feed} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Panel title={t.feed} actions={<Controls {...{ held, toggle, setFollowed, ids }} />}>
          {feed.items.length === 0 ? (
            <NothingYet mayPlay={person.kind !== 'coach'} />
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

function NothingYet({ mayPlay }: { mayPlay: boolean }) {
  const t = useTexts(texts);
  return (
    <Empty title={t.nothing}>
      <p>{t.nothingText}</p>
      {mayPlay && (
        <p>
          {t.playText}{' '}
          <Link to="/playground/learner" className="underline">
            {t.play}
          </Link>
        </p>
      )}
    </Empty>
  );
}

type FollowProps = { setFollowed: (learner: string) => void; ids: ReadonlySet<string> };

/** Follows a learner as soon as the id is one that is known, others by Enter, and everybody while it is empty. */
function Follow({ setFollowed, ids }: FollowProps) {
  const t = useTexts(texts);
  return (
    <TextInput
      label={t.follow}
      type="search"
      list={LEARNERS_LIST}
      placeholder={t.everybody}
      autoComplete="off"
      onChange={({ target: { value } }) => (value === '' || ids.has(value)) && setFollowed(value)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && setFollowed(currentTarget.value.trim())}
    />
  );
}

type ControlsProps = FollowProps & { held: readonly StreamMessage[] | null; toggle: () => void };

function Controls({ held, toggle, ...follow }: ControlsProps) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  return (
    <div className="flex flex-wrap items-end gap-2">
      {held !== null && <span className="py-1 text-note text-muted">{t.waiting(whole(held.length))}</span>}
      <Follow {...follow} />
      <Button aria-pressed={held !== null} onClick={toggle}>
        {held === null ? t.pause : t.resume}
      </Button>
    </div>
  );
}
