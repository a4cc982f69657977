import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { newEvent, sendEvent } from '../../api/events.ts';
import type { Learner } from '../../api/learner.ts';
import { policyQuery } from '../../api/policy.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CallLines, sendCall } from '../../ui/call-lines.tsx';
import { Field, INPUT, Select, TextInput } from '../../ui/field.tsx';
import { Failure } from '../../ui/states.tsx';
import type { Sent } from './sent.ts';
import { texts } from './texts.ts';

type Choices = {
  learner: string;
  type: string;
  stage: string;
  text: string;
  outcome: '' | 'passed' | 'failed';
};

const START: Choices = {
  learner: `test:${Math.random().toString(36).slice(2, 8)}`,
  type: 'chat.turn_taken',
  stage: 'kickoff',
  text: 'Do we count a customer who paused as lost?',
  outcome: '',
};

function eventOf({ learner, type, stage, text, outcome }: Choices): string {
  const data = { stage, ...(text === '' ? {} : { text }), ...(outcome === '' ? {} : { outcome }) };
  return JSON.stringify(newEvent(learner, type, data), null, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function before(learner: string): Promise<Learner | null> {
  const { data } = await api.GET('/v1/learners/{id}', { params: { path: { id: learner } } });
  return data ?? null;
}

export function EventForm({ onSent }: { onSent: (sent: Sent) => void }) {
  const t = useTexts(texts);
  const [choices, setChoices] = useState(START);
  const [text, setText] = useState(() => eventOf(START));
  const event = parsed(text) as { subject?: string } | undefined;
  const choose = (change: Partial<Choices>) => {
    const next = { ...choices, ...change };
    setChoices(next);
    setText(eventOf(next));
  };
  const sending = useMutation({
    mutationFn: async () => {
      const subject = event?.subject ?? '';
      const was = await before(subject);
      return { event: { subject }, result: await sendEvent(event), before: was };
    },
    onSuccess(sent) {
      onSent(sent);
      // Another id, so that sending once more is another event.
      setText(JSON.stringify({ ...event, id: crypto.randomUUID() }, null, 2));
    },
  });
  const submit = (of: FormEvent) => {
    of.preventDefault();
    if (event !== undefined) sending.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Fields choices={choices} choose={choose} />
      <Field label={t.event} hint={event === undefined ? t.notJson : t.eventHint}>
        {(id) => (
          <textarea
            id={id}
            rows={13}
            spellCheck={false}
            aria-invalid={event === undefined}
            className={`${INPUT} font-mono text-note`}
            value={text}
            onChange={(change) => setText(change.target.value)}
          />
        )}
      </Field>
      {sending.error && <Failure problem={sending.error} />}
      <Button
        type="submit"
        look="primary"
        className="justify-self-start"
        disabled={event === undefined || sending.isPending}
      >
        {sending.isPending ? t.sending : t.go}
      </Button>
      <CallLines calls={[sendCall(event)]} />
    </form>
  );
}

function Fields({ choices, choose }: { choices: Choices; choose: (change: Partial<Choices>) => void }) {
  const t = useTexts(texts);
  const policy = useQuery(policyQuery);
  const types = Object.keys(policy.data?.types ?? { [choices.type]: null });
  const outcomes = [
    { value: '', label: t.none },
    { value: 'passed', label: t.passed },
    { value: 'failed', label: t.failed },
  ] as const;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextInput
        label={t.learner}
        value={choices.learner}
        onChange={(e) => choose({ learner: e.target.value })}
      />
      <Select
        label={t.type}
        value={choices.type}
        onChange={(type) => choose({ type })}
        options={types.map((value) => ({ value, label: value }))}
      />
      <TextInput label={t.stage} value={choices.stage} onChange={(e) => choose({ stage: e.target.value })} />
      <Select
        label={t.outcome}
        value={choices.outcome}
        onChange={(outcome) => choose({ outcome })}
        options={outcomes}
      />
      <div className="sm:col-span-2">
        <TextInput label={t.text} value={choices.text} onChange={(e) => choose({ text: e.target.value })} />
      </div>
    </div>
  );
}
