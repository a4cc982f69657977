import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import type { Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Cell, Table } from '../../ui/table.tsx';
import { Failure } from '../../ui/states.tsx';
import { DocumentEditor } from './document-editor.tsx';
import { texts } from './texts.ts';

export function Policy() {
  const t = useTexts(texts);
  return <DocumentEditor title={t.policy} path="/v1/policy" trial={(body) => <DryRun body={body} />} />;
}

/** What recent events would have earned under the policy in the editor. */
function DryRun({ body }: { body: unknown }) {
  const t = useTexts(texts);
  const run = useMutation({
    mutationFn: (policy: unknown) => send<Schemas['PolicyTrial']>('POST', '/v1/policy/dry-run', policy),
  });
  return (
    <section className="grid gap-2 border-line border-t pt-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={run.isPending} onClick={() => run.mutate(body)}>
          {t.dryRun}
        </Button>
        <span className="text-note text-muted">{t.dryRunNote}</span>
      </div>
      {run.error && <Failure problem={run.error} />}
      {run.data && (
        <Trial
          trial={run.data}
          stale={run.variables !== body && JSON.stringify(run.variables) !== JSON.stringify(body)}
        />
      )}
    </section>
  );
}

function Trial({ trial, stale }: { trial: Schemas['PolicyTrial']; stale: boolean }) {
  const t = useTexts(texts);
  const { whole, signed, day } = useFormat();
  if (trial.from === null || trial.to === null) return <p className="text-muted">{t.noEvents}</p>;
  const rows = [{ ...trial, type: t.total }, ...trial.types];
  return (
    <div className={stale ? 'opacity-60' : ''}>
      <p role="status">
        {t.tried(whole(trial.events), whole(trial.learners), day(trial.from), day(trial.to))}
        {stale && ` ${t.staleTrial}`}
      </p>
      {trial.assumed > 0 && <p className="text-note text-muted">{t.assumed(whole(trial.assumed))}</p>}
      <Table
        label={t.dryRun}
        head={[t.type, t.count, t.xpBefore, t.xpAfter, t.difference, t.paid, t.completions]}
        right={[1, 2, 3, 4, 5, 6]}
      >
        {rows.map(({ type, events, before, after }) => (
          <tr key={type}>
            <Cell>{type}</Cell>
            <Cell right>{whole(events)}</Cell>
            <Cell right>{whole(before.xp)}</Cell>
            <Cell right>{whole(after.xp)}</Cell>
            <Cell right>
              <span
                className={
                  after.xp < before.xp ? 'text-bad' : after.xp > before.xp ? 'text-good' : 'text-muted'
                }
              >
                {signed(after.xp - before.xp)}
              </span>
            </Cell>
            <Cell right>{`${whole(before.paid)} → ${whole(after.paid)}`}</Cell>
            <Cell right>{`${whole(before.completions)} → ${whole(after.completions)}`}</Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}
