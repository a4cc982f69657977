import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { withDigits } from './numbers.ts';
import { contentStems, shippedStems } from './words.ts';

/** Every word that belongs to the task. */
export type Topic = ReadonlySet<string>;

/** With fewer stems than this, nothing is treated as off topic. */
const LEAST_TOPIC = 8;

/** With fewer foreign words than this beside it, a number is still the point of the sentence. */
const FEW = 3;

/** The stems of the rubric and of what the other speakers said. */
export function topicOf(dossier: Dossier, others: readonly Turn[]): Topic {
  const { title, points, reference = '' } = dossier.rubric.body;
  const texts = [title, ...points, reference, ...others.flatMap(piecesOf)];
  return new Set(texts.flatMap((text) => contentStems(withDigits(text))));
}

export function isNumber(stem: string): boolean {
  return /^\p{N}/u.test(stem);
}

/** Words that any subject uses; sharing one of them is chance. */
const ANY_SUBJECT = shippedStems('anySubject');
/** Words about answers and corrections: they occur in every task and belong to no subject. */
const OF_ANSWERS = shippedStems('ofAnswers');

/** Whether a word belongs to a subject. */
export function isTelling(stem: string): boolean {
  return !isNumber(stem) && !ANY_SUBJECT.has(stem) && !OF_ANSWERS.has(stem);
}

/** Subject words of a sentence that are not in the topic. */
export function foreignWords(stems: readonly string[], topic: Topic): string[] {
  return [...new Set(stems)].filter((stem) => isTelling(stem) && !topic.has(stem));
}

/** More numbers than this with nothing between them are a list, not a result. */
const FEW_NUMBERS = 6;
/** A sum belongs to the task if this many of its numbers are known; one could match by chance. */
const OPERANDS = 2;
const SUM = /[=+*/×÷]|\d\s*(?:x|-|−|plus|minus|times)\s*\d/iu;

/**
 * Whether numbers without a topic word are on topic. A bare result is, and so is a sum with numbers of the task;
 * any other sum is off topic. Beside foreign words, only a known number counts.
 */
function isNumberOnTopic(
  text: string,
  numbers: readonly string[],
  foreign: number,
  isKnown: (number: string) => boolean,
): boolean {
  const known = numbers.filter(isKnown).length;
  if (foreign > 0) return known > 0 && foreign < FEW;
  if (SUM.test(text) && numbers.length > 1) return known >= Math.min(OPERANDS, numbers.length - 1);
  return numbers.length <= FEW_NUMBERS;
}

/** How many distinct subject words of a sentence are in the topic. */
export function topicWords(stems: readonly string[], topic: Topic): number {
  return new Set(stems.filter((stem) => isTelling(stem) && topic.has(stem))).size;
}

/**
 * Whether a sentence is about the task: it shares a subject word with the topic, or states a number that fits.
 * `found` are the numbers that the learner reached before.
 */
export function isOnTopic(
  text: string,
  stems: readonly string[],
  topic: Topic,
  found: ReadonlySet<string> = new Set(),
): boolean {
  if (topic.size < LEAST_TOPIC) return true;
  if (topicWords(stems, topic) > 0) return true;
  const numbers = [...new Set(stems)].filter(isNumber);
  const isKnown = (number: string) => topic.has(number) || found.has(number);
  return numbers.length > 0 && isNumberOnTopic(text, numbers, foreignWords(stems, topic).length, isKnown);
}
