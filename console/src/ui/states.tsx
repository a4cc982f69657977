import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { texts } from '../app/texts.ts';
import { useTexts } from '../i18n/texts.ts';
import { Button } from './button.tsx';

/** Nothing to show yet, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-md border border-line border-dashed px-6 py-10 text-center">
      <p className="font-semibold">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-prose text-muted">{children}</div>}
    </div>
  );
}

export function Loading() {
  const t = useTexts(texts);
  return (
    <p role="status" data-loading className="min-h-40 px-6 py-10 text-center text-muted">
      {t.loading}
    </p>
  );
}

/** What is said first, by the status of the answer: of what could not be read, and of what could not be done. */
const OF_READS: Record<number, 'notAllowed' | 'notFound'> = { 403: 'notAllowed', 404: 'notFound' };
const OF_WRITES: Record<number, 'notPermitted'> = { 403: 'notPermitted' };

/** A refusal or a failure, with the places that it is about. What is read can be asked for again, by `onAgain`. */
export function Failure({ problem, onAgain }: { problem: Error; onAgain?: () => void }) {
  const t = useTexts(texts);
  const { status = -1, errors = [] } = problem as Partial<Problem>;
  const title = onAgain ? (OF_READS[status] ?? 'failed') : (OF_WRITES[status] ?? 'notDone');
  return (
    <div role="alert" className="rounded-md border border-bad bg-bad-wash px-4 py-3">
      <p className="font-semibold text-bad">{t[title]}</p>
      <p>{status === 0 ? t.unreachable : problem.message}</p>
      {errors.length > 0 && (
        <ul className="text-note">
          {errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <code>{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
      {onAgain && (
        <Button className="mt-2" onClick={onAgain}>
          {t.again}
        </Button>
      )}
    </div>
  );
}

type Query<Data> = { data: Data | undefined; error: Error | null; refetch: () => unknown };

/** The content once it is loaded, until then what is going on. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: Query<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure problem={query.error} onAgain={() => void query.refetch()} />;
  return <Loading />;
}
