import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { readTagged, writeTagged, type Tagged } from '../../api/documents.ts';
import { Problem } from '../../api/problem.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, INPUT } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Failure, Loaded } from '../../ui/states.tsx';
import { Diff } from './diff.tsx';
import { texts } from './texts.ts';

type Props = {
  title: string;
  path: string;
  /** What may be tried with the text before it is saved. */
  trial?: (body: unknown) => ReactNode;
};

const pretty = ({ version: _version, ...body }: Record<string, unknown>) => JSON.stringify(body, null, 2);

/** The JSON of a text; undefined if it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A versioned document as JSON: changed, compared, and saved in place of the version that was read. */
export function DocumentEditor({ title, path, trial }: Props) {
  const query = useQuery({
    queryKey: ['document', path],
    // A refetch must not replace the text while it is being edited.
    staleTime: Infinity,
    queryFn: () => readTagged(path),
  });
  return <Loaded query={query}>{(read) => <Editor key={path} {...{ title, path, read, trial }} />}</Loaded>;
}

function Editor({ title, path, read, trial }: Props & { read: Tagged }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const client = useQueryClient();
  const base = pretty(read.body);
  const [text, setText] = useState(base);
  const compared = useDeferredValue(text);
  const body = parsed(text);
  const save = useMutation({
    mutationFn: () => writeTagged(path, body, read.etag),
    onSuccess(saved) {
      client.setQueryData(['document', path], saved);
      setText(pretty(saved.body));
      void client.invalidateQueries({ queryKey: ['programs'] });
    },
  });
  const conflict = save.error instanceof Problem && save.error.status === 412;
  const compareWithCurrent = async () => {
    client.setQueryData(['document', path], await readTagged(path));
    save.reset();
  };
  return (
    <Panel title={title} note={t.version(whole(Number(read.body.version)))}>
      <div className="grid gap-3">
        <Field label={t.json} hint={body === undefined ? t.notJson : undefined}>
          {(id) => (
            <textarea
              id={id}
              rows={20}
              spellCheck={false}
              aria-invalid={body === undefined}
              className={`${INPUT} font-mono text-note`}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {compared === base ? (
          <p className="text-muted">{t.unchanged}</p>
        ) : (
          <Diff before={base} after={compared} />
        )}
        {conflict && <Conflict onCompare={() => void compareWithCurrent()} />}
        {save.error && !conflict && <Failure problem={save.error} />}
        {save.isSuccess && text === base && <p role="status">{t.saved}</p>}
        <div className="flex flex-wrap gap-2">
          <Button
            look="primary"
            disabled={body === undefined || text === base || save.isPending || conflict}
            onClick={() => save.mutate()}
          >
            {t.save}
          </Button>
          <Button disabled={text === base} onClick={() => setText(base)}>
            {t.reset}
          </Button>
        </div>
        {trial && body !== undefined && trial(body)}
      </div>
    </Panel>
  );
}

function Conflict({ onCompare }: { onCompare: () => void }) {
  const t = useTexts(texts);
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-2 rounded-md border border-warn bg-warn-wash px-4 py-3"
    >
      <p className="font-semibold text-warn">{t.conflict}</p>
      <p>{t.conflictText}</p>
      <Button onClick={onCompare}>{t.compare}</Button>
    </div>
  );
}
