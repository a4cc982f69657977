import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { Person } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { INPUT, Select } from '../../ui/field.tsx';
import { LearnerLink } from '../../ui/learner-link.tsx';
import { Failure } from '../../ui/states.tsx';
import { textOf } from '../../ui/text-of.ts';
import { assign, setMode, type Item } from './reviews.ts';
import { texts } from './texts.ts';

type Props = { item: Item; person: Person; onChanged: () => void };

/** Whose an item is, and how it is read. */
export function ItemBar({ item, person, onChanged }: Props) {
  const t = useTexts(texts);
  const assignment = useMutation({
    mutationFn: (assignee: string | null) => assign(item, assignee),
    onSettled: onChanged,
  });
  const mode = useMutation({
    mutationFn: (wanted: Item['mode']) => setMode(item, wanted),
    onSettled: onChanged,
  });
  const mine = item.assignee === person.actor;
  const take = () => assignment.mutate(mine ? null : person.actor);
  useShortcut(item.open ? 'a' : undefined, t.take, take);
  const give = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const assignee = textOf(event.currentTarget, 'assignee');
    if (assignee !== '') assignment.mutate(assignee);
  };
  const modes = [
    { value: 'open' as const, label: t.modeOpen },
    { value: 'blind' as const, label: t.modeBlind },
    { value: 'double' as const, label: t.modeDouble },
  ];
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <p className="grid gap-1">
          <span className="text-note text-muted">
            {item.calibration === null ? t.award(item.entry ?? 0) : t.verdict(item.calibration)}
          </span>
          <LearnerLink id={item.learner} />
        </p>
        {item.open && (
          <>
            <Button onClick={take} disabled={assignment.isPending}>
              {mine ? t.giveBack : t.takeIt}
            </Button>
            <form key={item.assignee} onSubmit={give} className="flex items-end gap-2">
              <label className="grid gap-1">
                <span className="font-medium text-note">{t.assignTo}</span>
                <input
                  name="assignee"
                  defaultValue={item.assignee ?? ''}
                  autoComplete="off"
                  className={`${INPUT} max-w-40`}
                />
              </label>
              <Button type="submit" disabled={assignment.isPending}>
                {t.assignSend}
              </Button>
            </form>
            {item.calibration !== null && (
              <Select label={t.mode} value={item.mode} options={modes} onChange={(to) => mode.mutate(to)} />
            )}
          </>
        )}
      </div>
      {assignment.error && <Failure problem={assignment.error} />}
      {mode.error && <Failure problem={mode.error} />}
    </div>
  );
}
