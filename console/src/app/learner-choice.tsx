import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, type FormEvent } from 'react';
import { learnersOfQuery } from '../api/learner.ts';
import { useTexts } from '../i18n/texts.ts';
import { textOf } from '../ui/text-of.ts';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import type { Person } from './session.ts';
import { texts } from './texts.ts';

const NONE: readonly { learner: string }[] = [];

/** For the `list` of fields that name a learner. */
export const LEARNERS_LIST = 'known-learners';

/** The ids that fields suggest: once in the page, since there may be a thousand. */
export const KnownLearners = memo(({ person }: { person: Person }) => {
  const { data = NONE } = useQuery({ ...learnersOfQuery(person), staleTime: 60_000, retry: false });
  return (
    <datalist id={LEARNERS_LIST}>
      {data.map(({ learner }) => (
        <option key={learner} value={learner} />
      ))}
    </datalist>
  );
});

/** Opens a learner by id; the known ids are suggested. */
export function LearnerChoice({ chosen }: { chosen: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
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
        list={LEARNERS_LIST}
        defaultValue={chosen}
        autoComplete="off"
      />
      <Button type="submit">{t.goToLearner}</Button>
    </form>
  );
}
