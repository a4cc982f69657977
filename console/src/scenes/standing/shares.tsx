import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Failure, Loaded } from '../../ui/states.tsx';
import { textOf } from '../../ui/text-of.ts';
import { texts } from './texts.ts';

const PATH = '/v1/learners/{id}/shares/{viewer}';

/** The hiring viewers that the learner shares with: seen, added and ended by the learner. */
export function Shares({ learner }: { learner: string }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const client = useQueryClient();
  const queryKey = ['shares-of', learner];
  const shares = useQuery({
    queryKey,
    queryFn: () => answerOf(api.GET('/v1/learners/{id}/shares', { params: { path: { id: learner } } })),
  });
  const change = useMutation({
    mutationFn: ({ viewer, end }: { viewer: string; end: boolean }) => {
      const call = { params: { path: { id: learner, viewer } } };
      return answerOf<unknown>(end ? api.DELETE(PATH, call) : api.PUT(PATH, call));
    },
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const viewer = textOf(form, 'viewer');
    if (viewer !== '') change.mutate({ viewer, end: false }, { onSuccess: () => form.reset() });
  };
  return (
    <Panel title={t.share} note={t.shareText}>
      <div className="grid gap-3">
        <Loaded query={shares}>
          {({ data }) =>
            data.length === 0 ? (
              <p className="text-muted">{t.nobody}</p>
            ) : (
              <ul className="divide-y divide-line">
                {data.map(({ viewer, at }) => (
                  <li key={viewer} className="flex flex-wrap items-center gap-x-3 py-1.5">
                    <span className="font-medium">{viewer}</span>
                    <span className="text-muted">{t.since(day(at))}</span>
                    <Button className="ml-auto" onClick={() => change.mutate({ viewer, end: true })}>
                      {t.stop(viewer)}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {change.error && <Failure problem={change.error} />}
        <form onSubmit={submit} className="flex max-w-md flex-wrap items-end gap-2">
          <div className="grow">
            <TextInput label={t.viewer} name="viewer" required autoComplete="off" />
          </div>
          <Button type="submit" disabled={change.isPending}>
            {t.shareWith}
          </Button>
        </form>
      </div>
    </Panel>
  );
}
