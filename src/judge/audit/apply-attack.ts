import type { StoredEvent } from '../../core/event.ts';
import type { DossierInput } from '../dossier/input.ts';
import type { Injection } from './attack.ts';

type Change = { text?: (text: string) => string; fileName?: string; field?: string };

function changed(event: StoredEvent, { text, fileName, field }: Change): StoredEvent {
  const data = { ...event.data };
  if (text !== undefined) {
    const last = data.transcript?.findLastIndex((line) => line.speaker === 'learner');
    if (typeof data.text === 'string') data.text = text(data.text);
    else if (data.transcript !== undefined) {
      data.transcript = data.transcript.map((line, index) =>
        index === last ? { ...line, text: text(line.text) } : line,
      );
    } else data.files = data.files?.map((file) => ({ ...file, text: text(file.text ?? '') }));
  }
  if (fileName !== undefined) {
    data.files = [...(data.files ?? []), { name: fileName, mediaType: 'application/pdf', sha256: '0' }];
  }
  if (field !== undefined) data.comment = field;
  return { ...event, data };
}

function holdsOwnText({ speaker, data }: StoredEvent): boolean {
  const texts = [
    data.text,
    ...(data.transcript ?? []).map((line) => line.text),
    ...(data.files ?? []).map((file) => file.text),
  ];
  return speaker === 'learner' && texts.some((text) => typeof text === 'string' && text !== '');
}

/** Puts the injection into the learner's last own text, or into one event's files or fields. */
export function applyAttack(input: DossierInput, injection: Injection): DossierInput {
  const at = input.events.findLastIndex(holdsOwnText);
  if (at === -1) return input;
  let change: Change;
  if ('text' in injection) change = { text: (text) => `${text}\n${injection.text}` };
  else if ('rewrite' in injection) change = { text: injection.rewrite };
  else if ('field' in injection) change = { field: injection.field };
  else change = { fileName: injection.fileName };
  const events = input.events.map((event, index) => (index === at ? changed(event, change) : event));
  return { ...input, events };
}
