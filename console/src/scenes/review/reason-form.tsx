import { useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, INPUT } from '../../ui/field.tsx';
import { Failure } from '../../ui/states.tsx';
import { textOf } from '../../ui/text-of.ts';
import { texts } from './texts.ts';

type Props = {
  label: string;
  required?: boolean;
  /** Why it cannot be sent yet; null if it can. */
  blocked?: string | null;
  action: string;
  error: Error | null;
  pending: boolean;
  onSend: (text: string) => void;
  children?: ReactNode;
};

/** A text and its button. Enter goes to the text and sends it from there; Escape leaves it. */
export function ReasonForm({
  label,
  required,
  blocked = null,
  action,
  error,
  pending,
  onSend,
  children,
}: Props) {
  const t = useTexts(texts);
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcut('Enter', label, () => field.current?.focus());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (blocked === null && !pending) onSend(textOf(event.currentTarget, 'text'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field label={label} hint={t.reasonHelp}>
        {(id) => (
          <textarea
            ref={field}
            id={id}
            name="text"
            rows={3}
            maxLength={2000}
            required={required}
            className={INPUT}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {children}
      {error && <Failure problem={error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={blocked !== null || pending}>
          {action}
        </Button>
        {blocked !== null && <span className="text-note text-muted">{blocked}</span>}
      </div>
    </form>
  );
}
