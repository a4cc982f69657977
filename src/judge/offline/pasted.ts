import type { Dossier } from '../dossier/build.ts';
import { isNumber, isOfMethod, isTelling } from './topic.ts';
import { contentStems, wordsOf } from './words.ts';

const COPIED_SHARE = 0.85;
const COPIED_STEMS = 4;
const LIST_STEMS = 6;
/** Stems in a row that two people rarely write in the same order by chance. */
const PHRASE = 4;

/**
 * Whether a sentence is the rubric's own: to paste one is no work. The reference is left out, since the learner never
 * sees it.
 */
export function pastedFrom(dossier: Dossier): (text: string, stems: readonly string[]) => boolean {
  const { points, skills } = dossier.rubric.body;
  const texts = [...points, ...Object.values(skills).flatMap((skill) => skill.bands)];
  const rubric = texts.map(asPhrase);
  return (text, stems) =>
    isCopied(stems, rubric) || isList(text, stems, rubric) || isWholePoint(stems, rubric);
}

/** The stems of a text as one string in which a run of stems is found. */
export function asPhrase(text: string): string {
  return ` ${contentStems(text).join(' ')} `;
}

/** Which stems stand in runs of somebody's words, in their order: the same words in another order may be an answer. */
function copiedAt(stems: readonly string[], phrases: readonly string[]): ReadonlySet<number> {
  const copied = new Set<number>();
  for (let start = 0; start + PHRASE <= stems.length; start += 1) {
    const phrase = ` ${stems.slice(start, start + PHRASE).join(' ')} `;
    if (!phrases.some((text) => text.includes(phrase))) continue;
    for (let at = start; at < start + PHRASE; at += 1) copied.add(at);
  }
  return copied;
}

/** Whether most of a sentence is put together from the rubric's own phrases. */
function isCopied(stems: readonly string[], rubric: readonly string[]): boolean {
  return stems.length >= COPIED_STEMS && copiedAt(stems, rubric).size >= COPIED_SHARE * stems.length;
}

/** Whether a sentence says the question again, perhaps with a word of who says it: "The task says: …". */
export function isQuestionAgain(stems: readonly string[], asked: readonly string[]): boolean {
  const copied = copiedAt(stems, asked);
  const own = stems.filter((stem, at) => !copied.has(at) && (isTelling(stem) || isNumber(stem)));
  return copied.size > 0 && own.length <= (1 - COPIED_SHARE) * stems.length;
}

/** A short point on how to work, word for word; one that names content may be the answer. */
function isWholePoint(stems: readonly string[], rubric: readonly string[]): boolean {
  return stems.length > 1 && isOfMethod(stems) && rubric.includes(` ${stems.join(' ')} `);
}

/** A list of the rubric's words is no sentence about the task: words that mean something, and nothing between them. */
function isList(text: string, stems: readonly string[], rubric: readonly string[]): boolean {
  if (stems.length < LIST_STEMS || stems.length < COPIED_SHARE * wordsOf(text).length) return false;
  const named = stems.filter((stem) => rubric.some((part) => part.includes(` ${stem} `))).length;
  return named >= COPIED_SHARE * stems.length;
}
