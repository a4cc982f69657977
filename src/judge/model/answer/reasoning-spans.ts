type Span = { start: number; end: number };

const NAMES = 'think|thinking|thoughts?|reason|reasoning|analysis|reflection|scratchpad';
/** Reasoning marks of chat templates: `<think>`, `[THINK]`, `◁think▷`, `<|channel|>analysis`. */
const MARKS = new RegExp(
  `[<[◁]\\|?(/?)(?:${NAMES})(?:\\s[^<>\\]▷]{0,40})?\\|?[>\\]▷]|<\\|channel\\|>\\s*(analysis|commentary|final)`,
  'giu',
);

/** Whether a position is in one of the spans, which are in order and do not overlap. */
export function isInside(spans: readonly Span[], at: number): boolean {
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
export function reasoningSpans(text: string, apart: readonly Span[]): Span[] {
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
