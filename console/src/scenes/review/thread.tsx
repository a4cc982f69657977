import type { Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { texts } from './texts.ts';

/** Appeals and decisions in the order in which they were made. */
export function Thread({ review: { appeals, reviews } }: { review: Schemas['ReviewHistory'] }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const said = [
    ...appeals.map(({ at, reason }) => ({ at, reason, head: t.appealed(moment(at)) })),
    ...reviews.map(({ at, reason, by, decision }) => ({
      at,
      reason,
      head: t.decided(by ?? t.someone, moment(at), t[decision]),
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (said.length === 0) return null;
  return (
    <section aria-label={t.thread} className="grid gap-2">
      <h3 className="font-medium">{t.thread}</h3>
      <ol className="grid gap-2">
        {said.map(({ at, head, reason }) => (
          <li key={`${at} ${head}`} className="border-line border-l-2 pl-3">
            <p className="text-note text-muted">{head}</p>
            <p className="whitespace-pre-wrap">{reason}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
