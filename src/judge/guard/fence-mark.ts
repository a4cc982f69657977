import type { Finding } from './threat.ts';

/**
 * A closing or opening fence line of a prompt: a code and a label, as in `model/fence.ts`. Opening marks without a
 * prompt's label must be on a line of their own: a log has its message on the same line, and a commit hash has no
 * label.
 */
const MARK =
  /\[\/[0-9a-f]{8,64}\]|\[[0-9a-f]{8,64} (?:turn \d|record|quote turn \d|event \d)[^\]\n]{0,120}\]|^[ \t]{0,8}\[[0-9a-f]{8,64} [^\]\n]{1,120}\](?=[ \t]{0,8}$)/gimu;

/** Fence marks that the learner wrote to make the following text appear to be outside the learner's fence. */
export function fenceMarks(text: string): Finding[] {
  return [...text.matchAll(MARK)].map(({ 0: mark, index }) => ({
    kind: 'forged_fence',
    start: index,
    end: index + mark.length,
    removes: true,
  }));
}
