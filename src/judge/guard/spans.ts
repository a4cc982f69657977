import type { Span } from './threat.ts';

/** Sorts spans and merges those that overlap or touch. */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** The `items` that are not within one of `marked`. Both in order, the latter without overlap; linear. */
export function outside<T extends Span>(items: readonly T[], marked: readonly Span[]): T[] {
  let next = 0;
  return items.filter(({ start, end }) => {
    while ((marked[next]?.end ?? Infinity) <= start) next += 1;
    const span = marked[next];
    return span === undefined || start < span.start || end > span.end;
  });
}
