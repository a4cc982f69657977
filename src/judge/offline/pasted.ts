import type { Dossier } from '../dossier.ts';
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
  const rubric = texts.map((text) => ` ${contentStems(text).join(' ')} `);
  return (text, stems) => isCopied(stems, rubric) || isList(text, stems, rubric);
}

/**
 * Whether most of a sentence is put together from the rubric's own phrases: runs of its words in the rubric's order. The
 * same words in another order may be an answer.
 */
function isCopied(stems: readonly string[], rubric: readonly string[]): boolean {
  if (stems.length < COPIED_STEMS) return false;
  const copied = new Set<number>();
  for (let start = 0; start + PHRASE <= stems.length; start += 1) {
    const phrase = ` ${stems.slice(start, start + PHRASE).join(' ')} `;
    if (!rubric.some((text) => text.includes(phrase))) continue;
    for (let at = start; at < start + PHRASE; at += 1) copied.add(at);
  }
  return copied.size >= COPIED_SHARE * stems.length;
}

/** A list of the rubric's words is no sentence about the task: words that mean something, and nothing between them. */
function isList(text: string, stems: readonly string[], rubric: readonly string[]): boolean {
  if (stems.length < LIST_STEMS || stems.length < COPIED_SHARE * wordsOf(text).length) return false;
  const named = stems.filter((stem) => rubric.some((part) => part.includes(` ${stem} `))).length;
  return named >= COPIED_SHARE * stems.length;
}
