import type { Speaker, StoredEvent } from '../../core/event.ts';

/**
 * Cuts a text to `limit` characters: two thirds from its beginning, the rest from its end. A cut inside a surrogate pair
 * leaves an unpaired half, which canonical JSON rejects, so it is replaced.
 */
export function keepEnds({ text, end, leftOut }: Ends, limit: number): Ends {
  const size = text.length + (end?.length ?? 0);
  if (size <= limit) return { text: text.toWellFormed(), end, leftOut };
  const head = text.slice(0, Math.ceil((limit * 2) / 3)).toWellFormed();
  const tail = Math.max(0, limit - head.length);
  const last = tail === 0 ? '' : (end ?? text).slice(-tail).toWellFormed();
  return { text: head, end: last || null, leftOut: leftOut + size - head.length - last.length };
}

/** Cuts a list to a budget from both ends: two items from the beginning for each one from the end. */
export function keepEndsOf<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  budget: number,
): { kept: T[]; leftOut: T[] } {
  let [first, last, used] = [0, items.length, 0];
  for (let turn = 0; first < last; turn += 1) {
    const fromEnd = turn % 3 === 2;
    used += sizeOf(items[fromEnd ? last - 1 : first] as T);
    if (used > budget) break;
    if (fromEnd) last -= 1;
    else first += 1;
  }
  return { kept: [...items.slice(0, first), ...items.slice(last)], leftOut: items.slice(first, last) };
}

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
  /** The learner's own text in the evidence; anything else is read but never quoted. */
  quotable: boolean;
};

type Ends = Pick<Turn, 'text' | 'end' | 'leftOut'>;

const TEXT_LIMIT = 12_000;
const FILE_LIMIT = 24_000;
const NAME_LIMIT = 200;

/** In cowork the platform may send the assistant's actions under the learner's name, so `actor` decides. */
export function isOwnEvent(event: StoredEvent, learner: string): boolean {
  if (event.type.startsWith('learn.')) return event.speaker !== 'coach';
  const { actor } = event.data;
  return event.speaker === 'learner' && (actor === undefined || actor === 'learner' || actor === learner);
}

export function shortText(text: string, limit: number): string {
  return text.slice(0, limit).toWellFormed();
}

/** All texts of an event. `evidence` is false for context, which cannot be quoted. */
export function turnsOf(event: StoredEvent, learner: string, evidence: boolean): Turn[] {
  const own = isOwnEvent(event, learner);
  const { seq, type, data } = event;
  const speaker = event.speaker === 'learner' && !own ? 'assistant' : event.speaker;
  const base = { seq, type, speaker, at: event.time, name: null, quotable: evidence && own };
  const cut = (text: string, limit: number) => keepEnds({ text, end: null, leftOut: 0 }, limit);
  const said = (text: string, fields: Pick<Turn, 'part' | 'kind'> & Partial<Turn>): Turn[] =>
    text.trim() === '' ? [] : [{ ...base, ...fields, ...cut(text, TEXT_LIMIT) }];
  return [
    ...said(data.text ?? '', { part: 0, kind: 'text' }),
    ...(data.transcript ?? []).flatMap(({ speaker: by, at = event.time, text }, part) =>
      said(text, { part, kind: 'transcript', speaker: by, at, quotable: evidence && by === 'learner' }),
    ),
    ...(data.files ?? []).map(({ name, text = '' }, part): Turn => ({
      ...base,
      part,
      kind: 'file',
      name: shortText(name, NAME_LIMIT),
      ...cut(text, FILE_LIMIT),
    })),
  ];
}

/** The contiguous texts of a turn: one, or its beginning and its end. A quote is within one of them. */
export function piecesOf(turn: Turn): string[] {
  return turn.end === null ? [turn.text] : [turn.text, turn.end];
}

/** The texts of these speakers. */
export function textsOf(turns: readonly Turn[], ...speakers: Speaker[]): string[] {
  return turns.filter(({ speaker }) => speakers.includes(speaker)).flatMap(piecesOf);
}

/** A short learner text that is not a turn: an action, an item's name, a custom field. */
export type Label = { seq: number; field: string; text: string };

/** Fields that are turns, or values that no learner writes. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'text transcript program stage touchpoint speaker language sha256 durationMs passed'.split(' '),
);
const DEEPEST = 8;
const LABEL_LIMIT = 1000;
/** Shorter texts are ids, names or words, too short for an injected request. */
const LEAST = 8;

/** The texts in a value, and names of fields that are more than one word. */
function* textsIn(value: unknown, depth = 0): Generator<string> {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') yield shortText(value, LABEL_LIMIT);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    if (/\s/u.test(name)) yield shortText(name, LABEL_LIMIT);
    yield* textsIn(part, depth + 1);
  }
}

/** The labels of the learner's own event. Only the guard reads them; they are never evidence. */
export function labelsOf(event: StoredEvent, learner: string): Label[] {
  if (!isOwnEvent(event, learner)) return [];
  // A file's name and text are part of its turn.
  const files = event.data.files?.map(({ name: _name, text: _text, sha256: _hash, ...rest }) => rest);
  return Object.entries({ ...event.data, files }).flatMap(([field, value]) =>
    ELSEWHERE.has(field)
      ? []
      : [...textsIn({ [field]: value })]
          .filter((text) => text.trim().length >= LEAST)
          .map((text) => ({ seq: event.seq, field, text })),
  );
}
