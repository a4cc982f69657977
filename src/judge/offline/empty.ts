import type { OwnSentence } from '../evidence/own-words.ts';
import type { Turn } from '../dossier/turn.ts';
import { languageOf, contentStems, wordsOf } from './words.ts';
import type { Dossier } from '../dossier/build.ts';
import { isNumber, isOfMethod, isTelling } from './topic.ts';

const SELF = "(?:i|i[’']m|i[’']ve|we|my|mine|our|this|these|it|that|ich|meine?|unsere?|dies(?:e|er|es)?)";
const PRAISED =
  '(?:excellent|outstanding|exceptional|brilliant|amazing|superb|perfect\\p{L}*|flawless\\p{L}*|fantastic|impressive|great|proud|genius|the best|better than|nailed|deserved?|very hard|well[- ]\\p{L}+ed|hervorragend|ausgezeichnet|perfekt|großartig|brillant|stolz)';

/** The speaker or their work with praise in the same clause, or a mark the speaker gives themselves. */
const PRAISE = new RegExp(
  `\\b${SELF}\\b[^.!?]{0,80}\\b${PRAISED}(?!\\p{L})|\\b(?:give|rate|score|grade|mark) (?:myself|my \\p{L}+)\\b|\\bif i (?:may|do) say so\\b`,
  'iu',
);

/**
 * Whether a sentence praises its speaker or their work. Such sentences count neither for nor against the learner.
 */
export function isSelfPraise(text: string): boolean {
  return PRAISE.test(text);
}

/**
 * Sentences have function words; this many words in a row without any are a list. Terse bullet points have fewer.
 */
const LEAST_WORDS = 20;
const BARE_SHARE = 0.85;
/** Words and list separators only: a figure, a sum or a colon connects words, so it is more than a list. */
const WORDS_ONLY = /^[\p{L}\p{M}\s,;.•*–-]+$/u;

/** The number of single words between commas: "It is about a, b, c, …". */
function loneItems(text: string): number {
  return text.split(',').filter((item) => /^\s*[\p{L}\p{M}-]+\s*$/u.test(item)).length;
}

/**
 * Sentences that only list words, on one line or several: they name every expected term without saying anything
 * about it. Counted per turn, because a line break ends a sentence. If the language is unknown, its function words
 * are too, so only words between commas count.
 */
export function wordListsIn(own: readonly OwnSentence[]): ReadonlySet<OwnSentence> {
  const isKnown = languageOf(own.flatMap(({ text }) => wordsOf(text))) !== null;
  const wordLists = new Set<OwnSentence>();
  for (const sentences of Map.groupBy(own, ({ turn }): Turn => turn).values()) {
    const bare = sentences.flatMap((sentence) => {
      const items = loneItems(sentence.text);
      if (items >= LEAST_WORDS) return [{ sentence, words: items }];
      const stems = contentStems(sentence.text);
      const isBare =
        isKnown &&
        WORDS_ONLY.test(sentence.text) &&
        stems.length >= BARE_SHARE * wordsOf(sentence.text).length;
      return isBare ? [{ sentence, words: stems.length }] : [];
    });
    if (bare.reduce((sum, { words }) => sum + words, 0) < LEAST_WORDS) continue;
    for (const { sentence } of bare) wordLists.add(sentence);
  }
  return wordLists;
}

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
