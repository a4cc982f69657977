import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Failure, Loaded } from '../../ui/states.tsx';
import { Cell, Table } from '../../ui/table.tsx';
import { KeyForm } from './key-form.tsx';
import { KeyLimits } from './key-limits.tsx';
import { keyTexts } from './key-texts.ts';

type Key = Schemas['Key'];

export function Keys() {
  const t = useTexts(keyTexts);
  const query = useQuery({ queryKey: ['keys'], queryFn: () => answerOf(api.GET('/v1/keys')) });
  return (
    <>
      <KeyForm />
      <Panel title={t.keys} note={t.keysNote}>
        <Loaded query={query}>
          {({ data, defaultLimits }) => (
            <Table label={t.keys} head={[t.name, t.scopes, t.prefix, t.state, t.limits, t.actions]}>
              {data.toReversed().map((key) => (
                <KeyRow key={key.id} shown={key} defaults={defaultLimits} />
              ))}
            </Table>
          )}
        </Loaded>
      </Panel>
    </>
  );
}

function KeyRow({ shown, defaults }: { shown: Key; defaults: Schemas['DefaultLimits'] }) {
  const t = useTexts(keyTexts);
  const { day, whole } = useFormat();
  const [doing, setDoing] = useState<'limits' | 'revoke' | null>(null);
  const { id, name, scopes, prefix, own, revokedAt, expiresAt } = shown;
  const ended = revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= Date.now());
  const state =
    revokedAt !== null
      ? t.revoked(day(revokedAt))
      : expiresAt === null
        ? t.valid
        : ended
          ? t.expired(day(expiresAt))
          : t.validTo(day(expiresAt));
  const limits = Object.entries(shown.limits).map(
    ([limit, value]) => `${t[limit as keyof typeof defaults]} ${whole(value ?? 0)}`,
  );
  return (
    <tr className={ended ? 'text-muted' : ''}>
      <Cell>
        <span className="font-medium">{name}</span> <code className="text-note">{id}</code>
        {own && <span className="ml-1 rounded bg-wash px-1 text-note">{t.own}</span>}
      </Cell>
      <Cell>{scopes.join(', ')}</Cell>
      <Cell>{prefix ?? t.allLearners}</Cell>
      <Cell>{state}</Cell>
      <Cell>{limits.join(', ') || t.defaults}</Cell>
      <Cell>
        {revokedAt === null && (
          <span className="flex flex-wrap gap-2">
            <Button aria-label={t.limitsOf(name)} onClick={() => setDoing('limits')}>
              {t.limits}
            </Button>
            <Button aria-label={t.revokeOf(name)} onClick={() => setDoing('revoke')}>
              {t.revoke}
            </Button>
          </span>
        )}
        <KeyLimits
          shown={shown}
          defaults={defaults}
          open={doing === 'limits'}
          onClose={() => setDoing(null)}
        />
        <Revoke shown={shown} open={doing === 'revoke'} onClose={() => setDoing(null)} />
      </Cell>
    </tr>
  );
}

function Revoke({
  shown: { id, name, own },
  open,
  onClose,
}: {
  shown: Key;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTexts(keyTexts);
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => answerOf<unknown>(api.DELETE('/v1/keys/{id}', { params: { path: { id } } })),
    onSuccess() {
      void client.invalidateQueries({ queryKey: own ? ['session'] : ['keys'] });
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t.revokeOf(name)}
      description={own ? t.revokeOwn : t.revokeText}
    >
      {revoke.error && <Failure problem={revoke.error} />}
      <div className="flex gap-2">
        <Button look="primary" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
          {t.revoke}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </Dialog>
  );
}
