import { useMutation, useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { Effect } from './effect.tsx';
import { ReasonForm } from './reason-form.tsx';
import { decide, sendReading, verdictQuery, type Bands, type Item } from './reviews.ts';
import { Thread } from './thread.tsx';
import { texts } from './texts.ts';

export type Done = { kind: 'read' } | { kind: 'decided'; xp: number | null };

type Props = { item: Item; bands: Bands; onDone: (done: Done) => void };

/** The reading where work is read blind, and then the decision with its effect. */
export function DecisionPane(props: Props) {
  const t = useTexts(texts);
  const { item } = props;
  const { data: verdict } = useQuery(verdictQuery(item));
  const waits = item.open && !item.hidden && item.mode === 'double' && item.readings < item.readingsWanted;
  return (
    <Panel title={item.hidden ? t.yourReading : t.decision}>
      <div className="grid gap-4">
        {verdict && <Thread review={verdict.review} />}
        {!item.open && <p>{t.isDecided}</p>}
        {waits && verdict?.review.state !== 'changed' && <p>{t.waitsSecond}</p>}
        {item.open && item.hidden && <Reading {...props} />}
        {item.open && !item.hidden && !waits && <Decision {...props} />}
      </div>
    </Panel>
  );
}

function Reading({ item, bands, onDone }: Props) {
  const t = useTexts(texts);
  const send = useMutation({
    mutationFn: (note: string) => sendReading(item, bands, note),
    onSuccess: () => onDone({ kind: 'read' }),
  });
  return (
    <>
      <p>{t.readFirst}</p>
      {item.mode === 'double' && <p className="text-muted">{t.readDouble}</p>}
      <ReasonForm
        label={t.note}
        action={t.sendReading}
        blocked={Object.keys(bands).length === 0 ? t.chooseBand : null}
        error={send.error}
        pending={send.isPending}
        onSend={(note) => send.mutate(note)}
      />
    </>
  );
}

function Decision({ item, bands, onDone }: Props) {
  const t = useTexts(texts);
  const save = useMutation({
    mutationFn: (reason: string) => decide(item, bands, reason, false),
    onSuccess: ({ correction }) => onDone({ kind: 'decided', xp: correction?.xp ?? null }),
  });
  const preview = useQuery({
    queryKey: ['reviews', 'preview', item.item, bands],
    retry: false,
    // A saved decision has no effect left to preview: asking again would be refused.
    enabled: save.isIdle || save.isError,
    queryFn: () => decide(item, bands, '–', true),
  });
  const upholds = Object.keys(bands).length === 0;
  return (
    <>
      <p className="font-medium">{upholds ? t.uphold : t.change}</p>
      <Effect query={preview} />
      <ReasonForm
        label={t.reason}
        required
        action={upholds ? t.uphold : t.change}
        error={save.error}
        pending={save.isPending}
        onSend={(reason) => save.mutate(reason)}
      />
    </>
  );
}
