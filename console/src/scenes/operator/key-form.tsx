import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { sessionQuery } from '../../app/session.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { textOf } from '../../ui/text-of.ts';
import { Failure } from '../../ui/states.tsx';
import { keyTexts } from './key-texts.ts';

const SCOPES = ['ingest', 'read', 'review', 'admin'] as const;
const DAY_MS = 86_400_000;

/** Creates a key and shows its secret, once. */
export function KeyForm() {
  const t = useTexts(keyTexts);
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const create = useMutation({
    mutationFn: (body: Schemas['KeyRequest']) => answerOf(api.POST('/v1/keys', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const days = Number(textOf(form, 'days'));
    const prefix = textOf(form, 'prefix');
    create.mutate({
      name: textOf(form, 'name'),
      scopes: SCOPES.filter((scope) => new FormData(form).has(scope)),
      prefix: prefix === '' ? null : prefix,
      expiresAt: days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : null,
      limits: {},
    });
  };
  return (
    <Panel title={t.create} note={t.createNote}>
      <form onSubmit={submit} className="grid gap-3">
        <div className="grid gap-3 sm:grid-cols-3">
          <TextInput label={t.name} name="name" required autoComplete="off" />
          <TextInput label={t.prefix} hint={t.prefixHint} name="prefix" autoComplete="off" />
          <TextInput label={t.days} hint={t.daysHint} name="days" type="number" min="1" step="1" />
        </div>
        <fieldset className="flex flex-wrap gap-4">
          <legend className="mb-1 font-medium text-note">{t.scopes}</legend>
          {SCOPES.map((scope) => (
            <label key={scope} className="flex items-center gap-1.5">
              <input type="checkbox" name={scope} disabled={!session?.person.scopes.includes(scope)} />
              {scope}
            </label>
          ))}
        </fieldset>
        {create.error && <Failure problem={create.error} />}
        <Button type="submit" look="primary" className="justify-self-start" disabled={create.isPending}>
          {t.create}
        </Button>
      </form>
      {create.data && <Secret created={create.data} onDone={() => create.reset()} />}
    </Panel>
  );
}

function Secret({ created, onDone }: { created: Schemas['CreatedKey']; onDone: () => void }) {
  const t = useTexts(keyTexts);
  return (
    <div role="status" className="mt-3 grid gap-2 rounded-md border border-warn bg-warn-wash px-4 py-3">
      <p className="font-semibold">{t.secretOf(created.name)}</p>
      <code className="break-all" data-secret>
        {created.secret}
      </code>
      <p>{t.secretText}</p>
      <div className="flex gap-2">
        <Button onClick={() => void navigator.clipboard.writeText(created.secret)}>{t.copy}</Button>
        <Button onClick={onDone}>{t.copied}</Button>
      </div>
    </div>
  );
}
