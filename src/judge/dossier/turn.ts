import type { Speaker, StoredEvent } from '../../core/event.ts';
import { keepEnds } from './keep-ends.ts';

/** One text of the dossier and its source: an event's own text, a line of its transcript, or a file. */
export type Turn = {
  seq: number;
  /** Index among the texts of its kind in its event, from 0: transcript lines and files are numbered separately. */
  part: number;
  kind: 'text' | 'transcript' | 'file';
  speaker: Speaker;
  type: string;
  at: string;
  /** File name as given by the learner, which is learner text too. */
  name: string | null;
  text: string;
  /** The end of a text that was too long; `leftOut` characters are missing between `text` and it. */
  end: string | null;
  leftOut: number;
  /** Whether it is the learner's own text in the evidence; anything else is read but never quoted. */
  quotable: boolean;
};

const TEXT_LIMIT = 12_000;
const FILE_LIMIT = 24_000;
const NAME_LIMIT = 200;

/**
 * Whether the learner caused an event. In cowork the platform may send the assistant's actions under the learner's
 * name, so `actor` decides.
 */
export function isOwnEvent(event: StoredEvent, learner: string): boolean {
  if (event.type.startsWith('learn.')) return event.speaker !== 'coach';
  const { actor } = event.data;
  return event.speaker === 'learner' && (actor === undefined || actor === 'learner' || actor === learner);
}

function wellFormed(value: unknown, limit: number): string {
  return typeof value === 'string' ? value.slice(0, limit).toWellFormed() : '';
}

function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

/** All texts of an event. `evidence` is false for context, which cannot be quoted. */
export function turnsOf(event: StoredEvent, learner: string, evidence: boolean): Turn[] {
  const own = isOwnEvent(event, learner);
  const { seq, type } = event;
  const speaker = event.speaker === 'learner' && !own ? 'assistant' : event.speaker;
  const base = { seq, type, speaker, at: event.time, name: null, quotable: evidence && own };
  const turns: Turn[] = [];
  const { text } = event.data;
  if (typeof text === 'string' && text.trim() !== '') {
    turns.push({ ...base, part: 0, kind: 'text', ...keepEnds(text, TEXT_LIMIT) });
  }
  listOf(event.data.transcript).forEach((line, index) => {
    if (typeof line.text !== 'string' || line.text.trim() === '') return;
    turns.push({
      ...base,
      part: index,
      kind: 'transcript',
      speaker: line.speaker,
      at: typeof line.at === 'string' ? line.at : event.time,
      quotable: evidence && line.speaker === 'learner',
      ...keepEnds(line.text, TEXT_LIMIT),
    });
  });
  const files = listOf(event.data.files);
  files.forEach((file, index) => {
    const name = wellFormed(file.name, NAME_LIMIT);
    const kept = keepEnds(typeof file.text === 'string' ? file.text : '', FILE_LIMIT);
    turns.push({ ...base, part: index, kind: 'file', name, ...kept });
  });
  return turns;
}

/** The contiguous texts of a turn: one, or its beginning and its end. A quote is within one of them. */
export function piecesOf(turn: Turn): string[] {
  return turn.end === null ? [turn.text] : [turn.text, turn.end];
}
