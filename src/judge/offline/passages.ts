import { wordCount } from '../../core/text.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { languageOf, type Language } from './languages.ts';
import { specificsOf, type Specifics } from './specifics.ts';
import { isNumber, isTelling, type Topic } from './topic.ts';
import { contentStems, wordsOf } from './words.ts';

/** A paragraph of a turn. */
export type Passage = {
  sentences: OwnSentence[];
  size: number;
  /** How much it counts, 0 to 1. */
  weight: number;
  words: string[];
  language: Language | null;
  /** Words that belong to a subject, and numbers. */
  stems: ReadonlySet<string>;
  specifics: Specifics;
};

/** In words: a shorter passage is a passing remark. */
const LEAST_SIZE = 6;
/** A passage of this many words counts in full. */
const FULL_SIZE = 20;
/** The weight of a passage that shares no, one, or more words with the task or another passage. */
const RELATED = [0.15, 0.3, 1] as const;
/** A passage of this many words is a piece of work by itself and counts fully without sharing words. */
const WHOLE_SIZE = 30;
/** A passage repeats an earlier one if it shares this much of its stems, at least two, and has no new number. */
const SAME = { share: 0.5, stems: 2 };
/** How many passages back repetitions are searched. */
const RECENT = 100;
/** Words after "I" within which a hedge or negation expresses the writer's own doubt. */
const NEAR = 2;

const PARAGRAPH = /\n\s*\n/u;

function followsOn(before: OwnSentence | undefined, { turn, piece, start }: OwnSentence): boolean {
  if (before?.turn !== turn || before.piece !== piece) return false;
  const between = piecesOf(turn)[piece]?.slice(before.start + before.text.length, start) ?? '';
  return !PARAGRAPH.test(between);
}

/** `usual` is the language of the whole text, used if the passage is too short to tell. */
function passageOf(sentences: OwnSentence[], usual: Language | null): Passage {
  const text = sentences.map((sentence) => sentence.text).join('\n');
  const words = wordsOf(text);
  const language = languageOf(words) ?? usual;
  const stems = new Set(contentStems(text).filter((stem) => isTelling(stem) || isNumber(stem)));
  return {
    sentences,
    size: wordCount(text),
    weight: 1,
    words,
    language,
    stems,
    specifics: specificsOf(text, language),
  };
}

function paragraphsOf(own: readonly OwnSentence[]): Passage[] {
  const groups: OwnSentence[][] = [];
  for (const sentence of own) {
    const last = groups.at(-1);
    if (last !== undefined && followsOn(last.at(-1), sentence)) last.push(sentence);
    else groups.push([sentence]);
  }
  const usual = languageOf(own.flatMap(({ text }) => wordsOf(text)));
  return groups.map((group) => passageOf(group, usual)).filter(({ size }) => size >= LEAST_SIZE);
}

function sharedWith(stems: ReadonlySet<string>, known: ReadonlySet<string>): number {
  return [...stems].filter((stem) => known.has(stem)).length;
}

/**
 * Whether a passage admits or doubts something the writer said: "I never saw", "it may have been". Such a passage
 * is not a repetition, although it names what it doubts. If the doubt is the writer's own, it need not share words
 * with the work.
 */
function isDoubt({ words, language }: Passage, shared: number): boolean {
  if (language === null) return false;
  const { self, hedges, negations } = language;
  const doubts = (word: string) => hedges.has(word) || negations.has(word);
  const isOwn = words.some((word, at) => self.has(word) && words.slice(at + 1, at + 1 + NEAR).some(doubts));
  return isOwn || (shared > 0 && words.some((word) => hedges.has(word)));
}

/** Whether half of the passage's stems were in one earlier passage, and every number was said before. */
function isAgain({ stems }: Passage, before: readonly Passage[], said: ReadonlySet<string>): boolean {
  if ([...stems].some((stem) => isNumber(stem) && !said.has(stem))) return false;
  return before.slice(-RECENT).some((earlier) => {
    const shared = sharedWith(stems, earlier.stems);
    return shared >= Math.max(SAME.stems, SAME.share * stems.size);
  });
}

/**
 * The learner's passages in order, without repetitions. Each is weighted by its length, and less if it shares few
 * words with the task and the other passages: small talk beside work hardly counts.
 */
export function passagesOf(sentences: readonly OwnSentence[], topic: Topic): Passage[] {
  const all = paragraphsOf(sentences);
  const mentions = new Map<string, number>();
  for (const { stems } of all) for (const stem of stems) mentions.set(stem, (mentions.get(stem) ?? 0) + 1);
  const said = new Set<string>();
  const passages: Passage[] = [];
  for (const passage of all) {
    const shared = [...passage.stems].filter(
      (stem) => topic.has(stem) || (mentions.get(stem) ?? 0) > 1,
    ).length;
    const doubts = isDoubt(passage, shared);
    if (!doubts && isAgain(passage, passages, said)) continue;
    const related = doubts || passage.size >= WHOLE_SIZE ? 1 : (RELATED[shared] ?? 1);
    passages.push({ ...passage, weight: related * Math.min(1, passage.size / FULL_SIZE) });
    for (const stem of passage.stems) said.add(stem);
  }
  return passages;
}
