import type { Finding } from './threat.ts';

/**
 * The end of one of our fences, and the beginning of one: a code and a label, as prompts write them or on a line of its
 * own. See `model/fence.ts`. A log has the message on the same line, and a commit's name has no label.
 */
const MARK =
  /\[\/[0-9a-f]{8,64}\]|\[[0-9a-f]{8,64} (?:turn \d|record|quote turn \d|event \d)[^\]\n]{0,120}\]|^[ \t]{0,8}\[[0-9a-f]{8,64} [^\]\n]{1,120}\](?=[ \t]{0,8}$)/gimu;

/** Marks of a fence that the learner wrote, so that what follows would seem to be outside of the learner's text. */
export function fenceMarks(text: string): Finding[] {
  return [...text.matchAll(MARK)].map(({ 0: mark, index }) => ({
    kind: 'forged_fence',
    start: index,
    end: index + mark.length,
    removes: true,
  }));
}
