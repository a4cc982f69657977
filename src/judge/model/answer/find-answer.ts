import { outside, type Span } from '../../guard/threat.ts';
import { findObjects } from './find-objects.ts';

/** Reasoning marks of chat templates: `<think>`, `[THINK]`, `◁think▷`, `<|channel|>analysis`. */
const MARKS =
  /[<[◁]\|?(\/?)(?:think(?:ing)?|thoughts?|reason(?:ing)?|analysis|reflection|scratchpad)(?:\s[^<>\]▷]{0,40})?\|?[>\]▷]|<\|channel\|>\s*(analysis|commentary|final)/giu;

/**
 * The spans of reasoning before an answer. A closing mark without an opening one ends reasoning that began before
 * the text, because a chat template may open it; an opening mark without a closing one extends to the end. Marks
 * inside the spans `apart` are ignored: an object may quote a learner who writes them.
 */
function reasoningSpans(text: string, apart: readonly Span[]): Span[] {
  const marks = Array.from(text.matchAll(MARKS), ({ 0: mark, 1: slash, 2: channel, index }) => ({
    start: index,
    end: index + mark.length,
    opens: slash !== '/' && channel?.toLowerCase() !== 'final',
  }));
  const spans: Span[] = [];
  let open: number | null = null;
  for (const { start, opens } of outside(marks, apart)) {
    if (opens) open ??= start;
    else {
      spans.push({ start: open ?? (spans.length === 0 ? 0 : start), end: start });
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

/** Yields an object, then the objects inside it: in a wrapper such as `{ "answer": … }`, in a list, or in a string. */
function* withInner(value: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (depth > DEEPEST) return;
  if (typeof value === 'string' && value.trimStart().startsWith('{')) {
    for (const { value: inner } of findObjects(value, false)) yield* withInner(inner, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    if (!Array.isArray(value)) yield value as Record<string, unknown>;
    for (const inner of Object.values(value)) yield* withInner(inner, depth + 1);
  }
}

type Candidate = { value: Record<string, unknown>; json: string };

/** The objects of the visible answer, then those in reasoning inside the text, then those in separate reasoning. */
function candidates({ text, reasoning }: Said, isLoose: boolean) {
  const objectsIn = (source: string) =>
    findObjects(source, isLoose).map((one) => ({ ...one, json: source.slice(one.start, one.end) }));
  const objects = objectsIn(text);
  const visible = outside(objects, reasoningSpans(text, objects));
  const seen = new Set(visible);
  const thought = objects.filter((object) => !seen.has(object));
  return { visible, all: [...visible, ...thought, ...objectsIn(reasoning)] };
}

/** The text in a text that is one JSON string. */
function unwrapped(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

const withoutBlanks = (text: string): string => text.replace(/\s+/gu, '');

/** At most so many objects may be the parts of one answer. */
const MOST_PARTS = 20;

/**
 * Finds the first object that fits the form, in a fence, in prose, in reasoning or in another object; or the visible
 * objects that fit together as a list. If none fits whole, the first that fits in part. Objects that also occur in the question
 * are skipped: they are the learner's text. Quotation marks inside strings are accepted only if nothing fits otherwise.
 */
export function findAnswer<T>(said: Said, read: ReadForm<T>, question: string): Read<T> {
  const asked = withoutBlanks(question);
  const isEcho = ({ json }: Candidate) => asked.includes(withoutBlanks(json));
  const given = { ...said, text: unwrapped(said.text) };
  let partial: Read<T> | null = null;
  for (const isLoose of [false, true]) {
    const { visible, all } = candidates(given, isLoose);
    for (const object of all) {
      for (const value of withInner(object.value)) {
        const found = read(value, value === object.value);
        if (found === null) continue;
        if (isEcho(object)) break;
        if (found.problems.length === 0) return found;
        if (partial === null || (partial.answer === null && found.answer !== null)) partial = found;
        break;
      }
    }
    const parts = visible.slice(0, MOST_PARTS).filter((object) => !isEcho(object));
    const whole = partial === null ? read({ parts: parts.map(({ value }) => value) }, false) : null;
    if (whole !== null) return whole;
  }
  return partial ?? { answer: null, problems: [NOTHING] };
}
