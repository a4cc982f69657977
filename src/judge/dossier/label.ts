import type { StoredEvent } from '../../core/event.ts';
import { isOwnEvent } from './turn.ts';

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
