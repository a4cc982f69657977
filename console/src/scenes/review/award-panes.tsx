import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useGuardName } from '../../ui/use-guard-name.ts';
import type { Done } from './decision-pane.tsx';
import { Effect } from './effect.tsx';
import { ReasonForm } from './reason-form.tsx';
import { entryQuery, eventQuery, rule, type Item } from './reviews.ts';
import { Thread } from './thread.tsx';
import { texts } from './texts.ts';

type Ruling = 'paid' | 'refused';

/** A contested award: its event, and whether it is paid. */
export function AwardPanes({ item, onDone }: { item: Item; onDone: (done: Done) => void }) {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  const guardName = useGuardName();
  const entry = useQuery(entryQuery(item));
  const event = useQuery(eventQuery(item.learner, entry.data?.eventSeq ?? null));
  const text = (event.data?.data as { text?: unknown } | null | undefined)?.text;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t.work}>
        <Loaded query={entry}>
          {({ eventType, base = 0, multiplier = 0, xp, reason }) => (
            <div className="grid gap-2">
              <p className="text-muted">{eventType}</p>
              <p className="whitespace-pre-wrap border-accent border-l-2 pl-3">
                {typeof text === 'string' ? text : t.noText}
              </p>
              <p className="font-medium">
                {reason === null
                  ? t.paidAs(whole(base), factor(multiplier), whole(xp))
                  : t.notPaid(guardName(reason))}
              </p>
            </div>
          )}
        </Loaded>
      </Panel>
      <Panel title={t.decision}>
        <Loaded query={entry}>
          {({ review, reason }) => (
            <div className="grid gap-4">
              <Thread review={review} />
              {item.open ? <Rule item={item} paid={reason === null} onDone={onDone} /> : <p>{t.isDecided}</p>}
            </div>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

function Rule({ item, paid, onDone }: { item: Item; paid: boolean; onDone: (done: Done) => void }) {
  const t = useTexts(texts);
  const [ruling, setRuling] = useState<Ruling>(paid ? 'paid' : 'refused');
  useShortcut('1', t.pay, () => setRuling('paid'));
  useShortcut('2', t.refuse, () => setRuling('refused'));
  const preview = useQuery({
    queryKey: ['reviews', 'preview', item.item, ruling],
    retry: false,
    queryFn: () => rule(item, ruling, '–', true),
  });
  const save = useMutation({
    mutationFn: (reason: string) => rule(item, ruling, reason, false),
    onSuccess: ({ correction }) => onDone({ kind: 'decided', xp: correction?.xp ?? null }),
  });
  return (
    <>
      <div role="group" aria-label={t.decision} className="flex flex-wrap gap-2">
        {(['paid', 'refused'] as const).map((each) => (
          <Button
            key={each}
            aria-pressed={ruling === each}
            className="aria-pressed:border-accent aria-pressed:bg-wash"
            onClick={() => setRuling(each)}
          >
            {each === 'paid' ? t.pay : t.refuse}
          </Button>
        ))}
      </div>
      <p className="text-note text-muted">{t.choosePay}</p>
      <Effect query={preview} />
      <ReasonForm
        label={t.reason}
        required
        action={t.save}
        error={save.error}
        pending={save.isPending}
        onSend={(reason) => save.mutate(reason)}
      />
    </>
  );
}
