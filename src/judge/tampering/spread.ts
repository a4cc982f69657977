import type { Finding } from './finding.ts';
import type { Judged } from './judge-sentence.ts';

/** A frame longer than this is not one forgery but two. */
const FRAME_SENTENCES = 12;

/** Sentences beside a forgery that are likely part of it go with it; two likely ones beside each other are one. */
export function spread(judged: readonly Judged[]): (Finding | null)[] {
  const isFrame = (at: number) => judged[at]?.encloses === true;
  return judged.map(({ finding, likely }, index) => {
    if (finding !== null) return finding;
    const near = Array.from({ length: FRAME_SENTENCES }, (_, step) => step + 1);
    const opened = near.find((step) => isFrame(index - step));
    const closed = near.find((step) => isFrame(index + step));
    // Between the opening and the closing of a forged frame, everything is what it encloses.
    if (opened !== undefined && closed !== undefined && opened + closed <= FRAME_SENTENCES) {
      return { kind: 'forged_frame', removes: true };
    }
    const beside = [judged[index - 1], judged[index + 1]].filter((other) => other !== undefined);
    const joins = likely && beside.some((other) => other.likely || other.encloses);
    return joins ? { kind: 'addressed_to_grader', removes: true } : null;
  });
}
