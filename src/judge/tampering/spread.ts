import { namesGrading } from './addressed.ts';
import type { Finding } from './finding.ts';
import type { Judged } from './judge-sentence.ts';
import { plainForm } from './plain-form.ts';
import { topicsOf } from './topics.ts';

/** A frame that encloses more than this is not one forgery but two. */
const LONGEST_FRAME = 11;
/** A forgery says what it wants in so many sentences; marks further apart stand around honest work as well. */
const SHORT_FRAME = 3;

/** How many sentences from here the next mark of a frame stands, in the direction of `sign`; infinite for none. */
function stepsToFrame(judged: readonly Judged[], index: number, sign: 1 | -1): number {
  for (let step = 1; step <= LONGEST_FRAME; step += 1) {
    if (judged[index + sign * step]?.encloses === true) return step;
  }
  return Infinity;
}

/** Between marks close to each other everything is forged; between others, what has a word of grading. */
function isEnclosed(judged: readonly Judged[], { text, likely }: Judged, index: number): boolean {
  const enclosed = stepsToFrame(judged, index, -1) + stepsToFrame(judged, index, 1) - 1;
  if (enclosed > LONGEST_FRAME) return false;
  return enclosed <= SHORT_FRAME || likely || namesGrading(plainForm(text));
}

/** What shares a sentence with a mark goes with it in a short frame. */
function asMark(judged: readonly Judged[], finding: Finding, index: number): Finding {
  const near = Math.min(stepsToFrame(judged, index, -1), stepsToFrame(judged, index, 1));
  return near <= SHORT_FRAME + 1 ? { kind: finding.kind, removes: finding.removes } : finding;
}

/** A sentence that goes on about the one named last. */
const GOES_ON =
  /^[^\p{L}]*(?:(?:then|and|so|dann|danach|entonces|luego|alors|puis) )?(?:it|he|she|they|er|sie|es|il|elle|ils|él|ella|lo|la|esso|lui|lei|ele|ela|hij|zij|ze)(?!\p{L})/iu;

/** The one named last, called so again. */
const NAMED_AGAIN =
  /(?<!\p{L})(?:the|der|die|das|el|la|le) (?:judge|jury|machine|reader|richter(?:in)?|jur[yé]|maschine|juez|jueza|juge|máquina)(?!\p{L})/iu;

/** Whether a sentence tells what the grader does, who is named in the one before. */
function tellsOfGrader({ text, likely }: Judged, before: Judged | undefined): boolean {
  if (before === undefined || !(likely ? GOES_ON : NAMED_AGAIN).test(text)) return false;
  if (!likely && !topicsOf(plainForm(text)).has('most')) return false;
  return topicsOf(plainForm(before.text)).has('grader');
}

/** Sentences beside a forgery that are likely part of it go with it; two likely ones beside each other are one. */
export function spread(judged: readonly Judged[]): (Finding | null)[] {
  return judged.map((own, index) => {
    if (own.finding !== null) return own.encloses ? asMark(judged, own.finding, index) : own.finding;
    if (isEnclosed(judged, own, index)) return { kind: 'forged_frame', removes: true };
    const beside = [judged[index - 1], judged[index + 1]].filter((other) => other !== undefined);
    const joins =
      (own.likely && beside.some((other) => other.likely || other.encloses)) ||
      tellsOfGrader(own, judged[index - 1]);
    return joins ? { kind: 'addressed_to_grader', removes: true } : null;
  });
}
