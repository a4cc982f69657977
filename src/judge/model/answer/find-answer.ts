import { findObjects, type FoundObject } from './find-objects.ts';
import { isInside, reasoningSpans } from './reasoning-spans.ts';

/** What a form makes of an object: the answer, or as much of it as can be read, and what is wrong with it. */
export type Read<T> = { answer: T | null; problems: string[] };

/** Reads one object; null where it is no answer of this form at all. `outer` is false inside another object. */
export type ReadForm<T> = (value: Record<string, unknown>, outer: boolean) => Read<T> | null;

/** What a model said: its text, and its reasoning where the provider keeps that apart. */
export type Said = { text: string; reasoning: string };

const DEEPEST = 4;
const NOTHING = 'a JSON object of the form asked for';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object, then what is in it: a wrapper such as `{ "answer": … }`, an object in a list, or one written as a string. */
function* withInner(
  value: unknown,
  depth: number,
): Generator<{ value: Record<string, unknown>; outer: boolean }> {
  if (depth > DEEPEST) return;
  if (isObject(value)) yield { value, outer: depth === 0 };
  if (typeof value === 'string') {
    if (value.trimStart().startsWith('{'))
      for (const { value: inner } of findObjects(value)) yield* withInner(inner, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* withInner(inner, depth + 1);
  }
}

/** The objects of the visible answer first, then those in the reasoning of the text, then of the reasoning beside it. */
function inOrder({ text, reasoning }: Said): { source: string; object: FoundObject }[] {
  const objects = findObjects(text);
  const spans = reasoningSpans(text, objects);
  const isThought = ({ start }: FoundObject) => isInside(spans, start);
  const of = (source: string, found: FoundObject[]) => found.map((object) => ({ source, object }));
  return [
    ...of(
      text,
      objects.filter((object) => !isThought(object)),
    ),
    ...of(text, objects.filter(isThought)),
    ...of(reasoning, findObjects(reasoning)),
  ];
}

/** A text that is one JSON string: what it says. */
function unwrapped({ text, reasoning }: Said): Said {
  if (!/^\s*"/u.test(text)) return { text, reasoning };
  try {
    const value: unknown = JSON.parse(text);
    return { text: typeof value === 'string' ? value : text, reasoning };
  } catch {
    return { text, reasoning };
  }
}

const withoutBlanks = (text: string): string => text.replace(/\s+/gu, '');

/**
 * The first object of what a model said that has the form, wherever it is: in a fence, in prose, after or inside of
 * reasoning, or wrapped in another object. Where none has it without a fault, the first that has it in part. An object
 * that was in the question is an echo of a learner's text and no answer.
 */
export function findAnswer<T>(said: Said, read: ReadForm<T>, question: string): Read<T> {
  const asked = withoutBlanks(question);
  let partial: Read<T> | null = null;
  for (const { source, object } of inOrder(unwrapped(said))) {
    for (const { value, outer } of withInner(object.value, 0)) {
      const found = read(value, outer);
      if (found === null) continue;
      if (asked.includes(withoutBlanks(source.slice(object.start, object.end)))) break;
      if (found.problems.length === 0) return found;
      if (partial === null || (partial.answer === null && found.answer !== null)) partial = found;
      break;
    }
  }
  return partial ?? { answer: null, problems: [NOTHING] };
}
