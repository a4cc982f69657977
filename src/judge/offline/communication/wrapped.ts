/** Narrower columns are lists and verse rather than wrapped prose. In characters. */
const NARROWEST = 40;
const ONE_BREAK = /^[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*$/u;

/**
 * Whether a line was wrapped for its width between two places, so that its sentence continues: there is one line
 * break, a lower-case letter follows, and the next word would have made the line the longest of all. The places are
 * the end of a sentence part and the start of the next one in this text.
 */
export function isWrapped(text: string): (end: number, start: number) => boolean {
  const widthTo = new Map<number, number>();
  for (const { 0: line, index } of text.matchAll(/[^\n\r]+/gu)) {
    const width = line.trimEnd().length;
    widthTo.set(index + width, width);
  }
  const [widest = 0, second = 0] = [...widthTo.values()].toSorted((a, b) => b - a);
  return (end, start) => {
    if (!ONE_BREAK.test(text.slice(end, start))) return false;
    const [word = ''] = /^\p{Ll}\S*/u.exec(text.slice(start, start + NARROWEST)) ?? [];
    const width = widthTo.get(end) ?? 0;
    const others = width === widest ? second : widest;
    return word !== '' && width >= NARROWEST && width + 1 + word.length > others;
  };
}
