import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, useId, type FormEvent } from 'react';
import { learnersOfQuery } from '../api/learner.ts';
import { useTexts } from '../i18n/texts.ts';
import { textOf } from '../ui/text-of.ts';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import type { Person } from './session.ts';
import { texts } from './texts.ts';

const NONE: readonly { learner: string }[] = [];

/** Drawn again only if the list changed: it may have a thousand entries. */
const Suggestions = memo(({ id, learners }: { id: string; learners: typeof NONE }) => (
  <datalist id={id}>
    {learners.map(({ learner }) => (
      <option key={learner} value={learner} />
    ))}
  </datalist>
));

/** Opens a learner by id; the known ids are suggested. */
export function LearnerChoice({ person, chosen }: { person: Person; chosen: string }) {
  const t = useTexts(texts);
  const list = useId();
  const navigate = useNavigate();
  const { data = NONE } = useQuery({ ...learnersOfQuery(person), staleTime: 60_000, retry: false });
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const learner = textOf(event.currentTarget, 'learner');
    if (learner !== '') void navigate({ to: '/learners/$learner', params: { learner } } as never);
  };
  return (
    <form key={chosen} onSubmit={open} className="grid gap-2 border-line border-t px-2 pt-3">
      <TextInput
        label={t.chooseLearner}
        name="learner"
        list={list}
        defaultValue={chosen}
        autoComplete="off"
      />
      <Suggestions id={list} learners={data} />
      <Button type="submit">{t.goToLearner}</Button>
    </form>
  );
}
