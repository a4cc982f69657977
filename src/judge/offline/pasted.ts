import type { Dossier } from '../dossier/build.ts';
import { isNumber, isOfMethod, isTelling } from './topic.ts';
import { contentStems, wordsOf } from './words.ts';

const COPIED_SHARE = 0.85;
const COPIED_STEMS = 4;
const LIST_STEMS = 6;
/** This many stems in the same order are rarely chance. */
const PHRASE = 4;

/**
 * Tests whether a sentence is copied from the rubric, which is not work. The reference is left out, since the
 * learner never sees it.
 */
export function pastedFrom(dossier: Dossier): (text: string, stems: readonly string[]) => boolean {
  const { points, skills } = dossier.rubric.body;
  const texts = [...points, ...Object.values(skills).flatMap((skill) => skill.bands)];
  const rubric = texts.map(asPhrase);
  return (text, stems) =>
    isCopied(stems, rubric) || isList(text, stems, rubric) || isWholePoint(stems, rubric);
}

/** The stems of a text as one string, to search for runs of stems. */
export function asPhrase(text: string): string {
  return ` ${contentStems(text).join(' ')} `;
}

/**
 * Positions of stems that are part of a run from the given phrases; the same words in another order may be an
 * answer.
 */
function copiedAt(stems: readonly string[], phrases: readonly string[]): ReadonlySet<number> {
  const copied = new Set<number>();
  for (let start = 0; start + PHRASE <= stems.length; start += 1) {
    const phrase = ` ${stems.slice(start, start + PHRASE).join(' ')} `;
    if (!phrases.some((text) => text.includes(phrase))) continue;
    for (let at = start; at < start + PHRASE; at += 1) copied.add(at);
  }
  return copied;
}

/** Whether most of a sentence consists of the rubric's phrases. */
function isCopied(stems: readonly string[], rubric: readonly string[]): boolean {
  return stems.length >= COPIED_STEMS && copiedAt(stems, rubric).size >= COPIED_SHARE * stems.length;
}

/** Whether a sentence restates the question, possibly introduced: "The task says: …". */
export function isQuestionAgain(stems: readonly string[], asked: readonly string[]): boolean {
  const copied = copiedAt(stems, asked);
  const own = stems.filter((stem, at) => !copied.has(at) && (isTelling(stem) || isNumber(stem)));
  return copied.size > 0 && own.length <= (1 - COPIED_SHARE) * stems.length;
}

/** A short method point, word for word; a point that names content may be the answer. */
function isWholePoint(stems: readonly string[], rubric: readonly string[]): boolean {
  return stems.length > 1 && isOfMethod(stems) && rubric.includes(` ${stems.join(' ')} `);
}

/** A list of the rubric's words with no function words between them is not a sentence about the task. */
function isList(text: string, stems: readonly string[], rubric: readonly string[]): boolean {
  if (stems.length < LIST_STEMS || stems.length < COPIED_SHARE * wordsOf(text).length) return false;
  const named = stems.filter((stem) => rubric.some((part) => part.includes(` ${stem} `))).length;
  return named >= COPIED_SHARE * stems.length;
}
