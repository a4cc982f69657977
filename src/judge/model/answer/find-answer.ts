import { findObjects, type FoundObject } from './find-objects.ts';

type Span = { start: number; end: number };

const NAMES = 'think|thinking|thoughts?|reason|reasoning|analysis|reflection|scratchpad';
/** Reasoning marks of chat templates: `<think>`, `[THINK]`, `◁think▷`, `<|channel|>analysis`. */
const MARKS = new RegExp(
  `[<[◁]\\|?(/?)(?:${NAMES})(?:\\s[^<>\\]▷]{0,40})?\\|?[>\\]▷]|<\\|channel\\|>\\s*(analysis|commentary|final)`,
  'giu',
);

/** Whether a position is in one of the spans, which are in order and do not overlap. */
function isInside(spans: readonly Span[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= at) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && (spans[low] as Span).start <= at;
}

/**
 * The spans of reasoning before an answer. A closing mark without an opening one ends reasoning that began before
 * the text, because a chat template may open it; an opening mark without a closing one extends to the end. Marks
 * inside the spans `apart` are ignored: an object may quote a learner who writes them.
 */
function reasoningSpans(text: string, apart: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let open: number | null = null;
  for (const mark of text.matchAll(MARKS)) {
    if (isInside(apart, mark.index)) continue;
    const closes = mark[1] === '/' || mark[2]?.toLowerCase() === 'final';
    if (!closes) open ??= mark.index;
    else {
      const start: number = open ?? (spans.length === 0 ? 0 : mark.index);
      spans.push({ start, end: mark.index });
      open = null;
    }
  }
  if (open !== null) spans.push({ start: open, end: text.length });
  return spans;
}

/** What a form reads from an object: the answer or its readable part, and the problems found. */
export type Read<T> = { answer: T | null; problems: string[] };

/** Reads one object; null if it does not have this form. `outer` is false inside another object. */
export type ReadForm<T> = (value: Record<string, unknown>, outer: boolean) => Read<T> | null;

/** A model's output: its text, and its reasoning if the provider returns it separately. */
export type Said = { text: string; reasoning: string };

const DEEPEST = 4;
const NOTHING = 'a JSON object of the form asked for';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Yields an object, then the objects inside it: in a wrapper such as `{ "answer": … }`, in a list, or in a string.
 */
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

/**
 * The objects of the visible answer first, then those in reasoning inside the text, then those in separate
 * reasoning.
 */
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

/** Unwraps a text that is one JSON string. */
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
 * Finds the first object that fits the form, in a fence, in prose, in reasoning or in another object. If none fits
 * whole, the first that fits in part. Objects that also occur in the question are skipped: they are the learner's text.
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
