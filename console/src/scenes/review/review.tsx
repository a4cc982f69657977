import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Visit } from '../../app/scene.ts';
import { sessionQuery, type Person } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { ItemPanes } from './item-panes.tsx';
import type { Done } from './decision-pane.tsx';
import { Measures } from './measures.tsx';
import { Queue } from './queue.tsx';
import {
  agreementQuery,
  progressQuery,
  QUEUE_STATES,
  queueQuery,
  type Item,
  type QueueState,
} from './reviews.ts';
import { texts } from './texts.ts';

type Whose = 'anyone' | 'mine' | 'nobody';

const fits: Record<Whose, (assignee: string | null, actor?: string) => boolean> = {
  anyone: () => true,
  mine: (assignee, actor) => assignee === actor,
  nobody: (assignee) => assignee === null,
};

export function ask({ client }: Visit): void {
  void client.prefetchQuery(queueQuery('open'));
  void client.prefetchQuery(progressQuery);
  void client.prefetchQuery(agreementQuery);
}

export function Scene() {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const { data: session } = useQuery(sessionQuery);
  const [state, setState] = useState<QueueState>('open');
  const [whose, setWhose] = useState<Whose>('anyone');
  const queue = useQuery(queueQuery(state));
  const waiting = queue.data?.filter(({ open }) => open).length;
  const actor = session?.person.actor;
  const items = useMemo(
    () => queue.data?.filter(({ assignee }) => fits[whose](assignee, actor)),
    [queue.data, whose, actor],
  );
  if (!session) return null;
  const states = { open: t.stateOpen, contested: t.stateContested, all: t.stateAll };
  return (
    <Page
      title={t.title}
      aside={waiting !== undefined && <span className="text-muted">{t.open(whole(waiting))}</span>}
    >
      <div className="flex flex-wrap gap-4">
        <Select
          label={t.state}
          value={state}
          onChange={setState}
          options={QUEUE_STATES.map((value) => ({ value, label: states[value] }))}
        />
        <Select
          label={t.whose}
          value={whose}
          onChange={setWhose}
          options={(['anyone', 'mine', 'nobody'] as const).map((value) => ({ value, label: t[value] }))}
        />
      </div>
      <Loaded query={queue}>
        {(all) => (
          <>
            <Items
              items={items ?? all}
              person={session.person}
              none={all.length === 0 ? t.none : t.noMatch}
            />
            <Measures />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Props = { items: readonly Item[]; person: Person; none: string };

function Items({ items, person, none }: Props) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<number | null>(null);
  const [opened, setOpened] = useState<Item | null>(null);
  const [said, setSaid] = useState('');
  const client = useQueryClient();
  const index = Math.max(
    0,
    items.findIndex(({ item }) => item === chosen),
  );
  const selected = items[index];
  // An item that was decided leaves the list of what waits, and stays open until the reader goes on.
  const shown = opened && (items.find(({ item }) => item === opened.item) ?? opened);
  const go = (to: number) => setChosen(items[Math.min(items.length - 1, Math.max(0, to))]?.item ?? null);
  const open = useCallback(
    (number: number) => {
      setChosen(number);
      setOpened(items.find(({ item }) => item === number) ?? null);
      setSaid('');
    },
    [items],
  );
  const refresh = () => client.invalidateQueries({ queryKey: ['reviews'] });
  const onDone = (done: Done) => {
    void refresh();
    if (done.kind === 'read') return setSaid(t.readingSaved);
    if (shown) void client.invalidateQueries({ queryKey: ['learner', shown.learner] });
    setSaid(done.xp === null ? t.savedUpheld : t.saved(String(done.xp)));
    go(index + 1);
    return setOpened(null);
  };
  const inList = shown === null;
  useShortcut(inList ? 'j' : undefined, t.next, () => go(index + 1));
  useShortcut(inList ? 'k' : undefined, t.previous, () => go(index - 1));
  useShortcut(inList && selected ? 'Enter' : undefined, t.openItem, () => selected && open(selected.item));
  useShortcut(inList ? undefined : 'Escape', t.back, () => setOpened(null));
  return (
    <>
      <Panel title={t.queue} note={t.queueHelp}>
        {items.length === 0 ? (
          <Empty title={none}>{none === t.none ? t.noneText : undefined}</Empty>
        ) : (
          <Queue items={items} selected={(shown ?? selected)?.item ?? null} onOpen={open} />
        )}
      </Panel>
      <p role="status" className={said === '' ? 'sr-only' : 'rounded bg-wash px-3 py-2'}>
        {said}
      </p>
      {shown && (
        <Opened key={shown.item} title={t.itemOf(shown.learner)} onClose={() => setOpened(null)}>
          <ItemPanes item={shown} person={person} onDone={onDone} onChanged={() => void refresh()} />
        </Opened>
      )}
    </>
  );
}

type OpenedProps = { title: string; children: ReactNode; onClose: () => void };

/** Takes the focus when it opens, so that the keyboard and a screen reader go on from here. */
function Opened({ title, children, onClose }: OpenedProps) {
  const t = useTexts(texts);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    part.current?.focus({ preventScroll: true });
    part.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={part} tabIndex={-1} role="region" aria-label={title} className="grid gap-4 outline-none">
      {children}
      <Button className="justify-self-start" onClick={onClose}>
        {t.back}
      </Button>
    </div>
  );
}
