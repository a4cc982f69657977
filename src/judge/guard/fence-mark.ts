import { mentionedSpans } from './quoted-spans.ts';
import { outside } from './spans.ts';
import type { Finding } from './threat.ts';

/** The end of one of our fences, and the beginning of one with a label as prompts write them. See `model/fence.ts`. */
const MARK =
  /\[\/[0-9a-f]{8,64}\]|\[[0-9a-f]{8,64} (?:turn \d|record|quote turn \d|event \d)[^\]\n]{0,120}\]/giu;

/** Marks of a fence that the learner wrote, so that what follows would seem to be outside of the learner's text. */
export function fenceMarks(text: string): Finding[] {
  const marks = [...text.matchAll(MARK)].map(({ 0: mark, index }) => ({
    kind: 'forged_fence' as const,
    start: index,
    end: index + mark.length,
    removes: true,
  }));
  return marks.length === 0 ? [] : outside(marks, mentionedSpans(text));
}
