import type { Speaker, StoredEvent } from '../../core/event.ts';

/**
 * Cuts a text to `limit` characters: the first two thirds of the limit from its beginning, the rest from its end,
 * and how much is missing between.
 */
function keepEnds(raw: string, limit: number): { text: string; end: string | null; leftOut: number } {
  if (raw.length <= limit) return { text: raw.toWellFormed(), end: null, leftOut: 0 };
  const head = Math.ceil((limit * 2) / 3);
  const tail = limit - head;
  // A cut inside a surrogate pair leaves an unpaired half; `toWellFormed` replaces it, so the dossier can be
  // hashed.
  return {
    text: raw.slice(0, head).toWellFormed(),
    end: raw.slice(raw.length - tail).toWellFormed(),
    leftOut: raw.length - limit,
  };
}

/** Cuts a list to a budget from both ends: two items from the beginning for each one from the end. */
export function keepEndsOf<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  budget: number,
): { kept: T[]; leftOut: T[] } {
  let total = 0;
  for (const item of items) total += sizeOf(item);
  if (total <= budget) return { kept: [...items], leftOut: [] };
  let [first, last, used] = [0, items.length, 0];
  for (let turn = 0; first < last; turn += 1) {
    const fromEnd = turn % 3 === 2;
    const size = sizeOf(items[fromEnd ? last - 1 : first] as T);
    if (used + size > budget) break;
    used += size;
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

/** A short learner text that is not a turn: an action, an item's name, a custom field. */
export type Label = { seq: number; field: string; text: string };

/** Fields that are turns, or values that no learner writes. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'text',
  'transcript',
  'program',
  'stage',
  'touchpoint',
  'speaker',
  'language',
  'sha256',
  'durationMs',
  'passed',
]);
const DEEPEST = 8;
const LABEL_LIMIT = 1000;
/** Shorter texts are ids, names or words, too short for an injected request. */
const LEAST = 8;

function labelsIn(value: unknown, field: string, depth: number): { field: string; text: string }[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') {
    const text = value.slice(0, LABEL_LIMIT).toWellFormed();
    return text.trim().length < LEAST ? [] : [{ field, text }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((part) => labelsIn(part, field, depth + 1));
  return Object.entries(value).flatMap(([name, part]) => {
    if (depth === 0 && ELSEWHERE.has(name)) return [];
    // A file's name and text are part of its turn.
    const within = field === 'files' && (name === 'name' || name === 'text' || name === 'sha256');
    const key = /\s/u.test(name) ? labelsIn(name, field, depth + 1) : [];
    return within ? key : [...key, ...labelsIn(part, depth === 0 ? name : field, depth + 1)];
  });
}

/** All labels of the learner's own events. Only the guard reads them; they are never evidence. */
export function labelsOf(event: StoredEvent, learner: string): Label[] {
  if (!isOwnEvent(event, learner)) return [];
  return labelsIn(event.data, '', 0).map((label) => ({ seq: event.seq, ...label }));
}
