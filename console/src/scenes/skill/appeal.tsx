import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { sessionQuery } from '../../app/session.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, INPUT } from '../../ui/field.tsx';
import { Failure } from '../../ui/states.tsx';
import { textOf } from '../../ui/text-of.ts';
import { texts } from './texts.ts';

type Props = { learner: string; number: number; review: Schemas['ReviewHistory'] };

/** What was appealed and decided so far, and the form for an appeal where the reader is the learner. */
export function Appeal({ learner, number, review }: Props) {
  const t = useTexts(texts);
  const { data: session } = useQuery(sessionQuery);
  // A decision of a person counts as upheld, though no one looked at it again.
  const isDecision = review.state === 'upheld' && review.reviews.length === 0;
  const own = session?.person.kind === 'learner' && session.person.sub === learner;
  return (
    <div className="grid gap-2">
      <p role="status">
        <span className="text-muted">{t.state}: </span>
        {isDecision ? t.person : t[review.state]}
      </p>
      {review.appeals.map(({ appeal, reason }) => (
        <p key={`appeal ${appeal}`}>{`${t.appeal}: ${reason}`}</p>
      ))}
      {review.reviews.map(({ review: id, decision, reason }) => (
        <p key={`review ${id}`}>{`${t.decided(t[decision])}. ${reason}`}</p>
      ))}
      {own && review.state !== 'contested' && <AppealForm learner={learner} number={number} />}
    </div>
  );
}

function AppealForm({ learner, number }: { learner: string; number: number }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const appeal = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/v1/learners/{id}/calibrations/{number}/appeal', {
          params: { path: { id: learner, number: String(number) } },
          body: { reason },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['learner', learner] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    appeal.mutate(textOf(event.currentTarget, 'reason'));
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <p className="text-muted">{t.appealIntro}</p>
      <Field label={t.reason}>
        {(id) => <textarea id={id} name="reason" required rows={3} className={INPUT} />}
      </Field>
      {appeal.error && <Failure problem={appeal.error} />}
      <Button type="submit" className="justify-self-start" disabled={appeal.isPending}>
        {t.send}
      </Button>
    </form>
  );
}
