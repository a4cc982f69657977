import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextInput } from '../../ui/field.tsx';
import { textOf } from '../../ui/text-of.ts';
import { Failure } from '../../ui/states.tsx';
import { keyTexts } from './key-texts.ts';

const LIMITS = ['eventsPerSecond', 'bytesPerSecond', 'streams', 'waiting', 'completions'] as const;

type Props = {
  shown: Schemas['Key'];
  defaults: Schemas['DefaultLimits'];
  open: boolean;
  onClose: () => void;
};

/** Changes the limits of a key; an empty field restores the default. */
export function KeyLimits({ shown: { id, name, limits }, defaults, open, onClose }: Props) {
  const t = useTexts(keyTexts);
  const { whole } = useFormat();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: Schemas['KeyLimitChanges']) =>
      answerOf(api.PUT('/v1/keys/{id}/limits', { params: { path: { id } }, body })),
    onSuccess() {
      void client.invalidateQueries({ queryKey: ['keys'] });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entries = LIMITS.map((limit) => {
      const text = textOf(form, limit);
      return [limit, text === '' ? null : Number(text)] as const;
    });
    change.mutate(Object.fromEntries(entries));
  };
  return (
    <Dialog open={open} onOpenChange={onClose} title={t.limitsOf(name)} description={t.limitsText}>
      <form onSubmit={submit} className="grid gap-3">
        {LIMITS.map((limit) => (
          <TextInput
            key={limit}
            label={t[limit]}
            hint={t.defaultIs(whole(defaults[limit]))}
            name={limit}
            type="number"
            min="1"
            step="1"
            defaultValue={limits[limit] ?? ''}
          />
        ))}
        {change.error && <Failure problem={change.error} />}
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={change.isPending}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
