import type { StoredEvent } from '../../core/event.ts';
import { isOwnEvent } from './turn.ts';

/** A short text of the learner that is no turn: an action, an item's name, a field of the platform's own. */
export type Label = { seq: number; field: string; text: string };

/** Texts that are turns, and values that no learner writes. */
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
/** A shorter text has no room for a request, and is an id, a name or a word. */
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
    // A file's name and text are turns.
    const within = field === 'files' && (name === 'name' || name === 'text' || name === 'sha256');
    const key = /\s/u.test(name) ? labelsIn(name, field, depth + 1) : [];
    return within ? key : [...key, ...labelsIn(part, depth === 0 ? name : field, depth + 1)];
  });
}

/** All labels of the learner's own events: read by the guard only, never evidence of a skill. */
export function labelsOf(event: StoredEvent, learner: string): Label[] {
  if (!isOwnEvent(event, learner)) return [];
  return labelsIn(event.data, '', 0).map((label) => ({ seq: event.seq, ...label }));
}
