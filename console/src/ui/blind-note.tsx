import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { hiddenQuery } from '../api/learner.ts';
import { sessionQuery } from '../app/session.ts';
import { defineTexts, useTexts } from '../i18n/texts.ts';

const texts = defineTexts(
  {
    before: 'You have work of this learner to read blind. Everything here is as it was before its verdict.',
    toReview: 'Go to the reviews',
  },
  {
    before:
      'Von dieser Person wartet Arbeit darauf, dass Sie sie blind lesen. Alles hier ist so, wie es vor dem Urteil darüber war.',
    toReview: 'Zu den Prüfungen',
  },
);

/** Says to a reviewer why a learner is not shown as they are now. */
export function BlindNote({ learner }: { learner: string }) {
  const t = useTexts(texts);
  const { data: session } = useQuery(sessionQuery);
  const kind = session?.person.kind;
  const reviews = kind === 'coach' || kind === 'operator';
  const { data: hidden = [] } = useQuery({ ...hiddenQuery(learner), enabled: reviews });
  if (hidden.length === 0) return null;
  return (
    <p role="note" className="rounded-md bg-warn-wash px-4 py-2 text-warn">
      {t.before} <Link to="/reviews">{t.toReview}</Link>
    </p>
  );
}
