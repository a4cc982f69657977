import { findObjects, type FoundObject } from './find-objects.ts';

type Span = { start: number; end: number };

/** Reasoning marks of chat templates: `<think>`, `[THINK]`, `◁think▷`, `<|channel|>analysis`. */
const MARKS =
  /[<[◁]\|?(\/?)(?:think|thinking|thoughts?|reason|reasoning|analysis|reflection|scratchpad)(?:\s[^<>\]▷]{0,40})?\|?[>\]▷]|<\|channel\|>\s*(analysis|commentary|final)/giu;

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
  for (const { index, 1: slash, 2: channel } of text.matchAll(MARKS)) {
    if (isInside(apart, index)) continue;
    if (slash !== '/' && channel?.toLowerCase() !== 'final') open ??= index;
    else {
      spans.push({ start: open ?? (spans.length === 0 ? 0 : index), end: index });
      open = null;
    }
  }
  return open === null ? spans : [...spans, { start: open, end: text.length }];
}

/** What a form reads from an object: the answer or its readable part, and the problems found. */
export type Read<T> = { answer: T | null; problems: string[] };

/** Reads one object; null if it does not have this form. `outer` is false inside another object. */
export type ReadForm<T> = (value: Record<string, unknown>, outer: boolean) => Read<T> | null;

/** A model's output: its text, and its reasoning if the provider returns it separately. */
export type Said = { text: string; reasoning: string };

const DEEPEST = 4;
const NOTHING = 'a JSON object of the form asked for';

type Inner = { value: Record<string, unknown>; outer: boolean };

/** Yields an object, then the objects inside it: in a wrapper such as `{ "answer": … }`, in a list, or in a string. */
function* withInner(value: unknown, depth = 0): Generator<Inner> {
  if (depth > DEEPEST) return;
  if (typeof value === 'string' && value.trimStart().startsWith('{')) {
    for (const { value: inner } of findObjects(value)) yield* withInner(inner, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    if (!Array.isArray(value)) yield { value: value as Inner['value'], outer: depth === 0 };
    for (const inner of Object.values(value)) yield* withInner(inner, depth + 1);
  }
}

/** The objects of the visible answer, then those in reasoning inside the text, then those in separate reasoning. */
function inOrder({ text, reasoning }: Said): { source: string; object: FoundObject }[] {
  const objects = findObjects(text);
  const spans = reasoningSpans(text, objects);
  const { visible = [], thought = [] } = Object.groupBy(objects, ({ start }) =>
    isInside(spans, start) ? 'thought' : 'visible',
  );
  const ofText = [...visible, ...thought].map((object) => ({ source: text, object }));
  return [...ofText, ...findObjects(reasoning).map((object) => ({ source: reasoning, object }))];
}

/** The text in a text that is one JSON string. */
function unwrapped(text: string): string {
  if (!/^\s*"/u.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

const withoutBlanks = (text: string): string => text.replace(/\s+/gu, '');

/**
 * Finds the first object that fits the form, in a fence, in prose, in reasoning or in another object. If none fits
 * whole, the first that fits in part. Objects that also occur in the question are skipped: they are the learner's text.
 */
export function findAnswer<T>({ text, reasoning }: Said, read: ReadForm<T>, question: string): Read<T> {
  const asked = withoutBlanks(question);
  let partial: Read<T> | null = null;
  for (const { source, object } of inOrder({ text: unwrapped(text), reasoning })) {
    for (const { value, outer } of withInner(object.value)) {
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
