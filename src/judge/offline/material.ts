import type { Dossier } from '../dossier.ts';
import { ownSentences, type OwnSentence } from '../own-words.ts';
import { piecesOf, type Turn } from '../turn.ts';
import { isSelfPraise } from './self-praise.ts';
import { contentStems, wordsOf } from './words.ts';

/** A sentence that says something about the task, with the stems it says it in. */
export type Said = OwnSentence & { stems: string[] };

/** The part of a dossier that features may read. */
export type Material = {
  dossier: Dossier;
  /** Own sentences in order: none tampered with, none twice, no self-praise, no copied rubric, none off the topic. */
  said: Said[];
  /** All own sentences that were not tampered with, whatever they say. */
  own: OwnSentence[];
  /** What others said, and all context. */
  others: Turn[];
  /** What others said before the learner's first word: the task as it was given. */
  opening: string[];
};

/** A topic of fewer stems is too little to call anything off it. */
const LEAST_TOPIC = 8;
/** Two sentences that share this much of their stems, and all numbers, say the same. */
const SAME_SHARE = 0.8;
const COPIED_SHARE = 0.85;
const COPIED_STEMS = 4;
const LIST_STEMS = 6;
const LIST_SHARE = 0.85;
/** Stems in a row that two people rarely write in the same order by chance. */
const PHRASE = 4;
const RECENT = 200;

/** Every word that belongs to the task: the rubric's material and what others said about it. */
function topicOf(dossier: Dossier, others: readonly Turn[]): Set<string> {
  const { title, points, reference } = dossier.rubric.body;
  const texts = [title, ...points, reference ?? '', ...others.flatMap(piecesOf)];
  return new Set(texts.flatMap(contentStems));
}

function isNumber(stem: string): boolean {
  return /^\p{N}/u.test(stem);
}

/** Words that any subject uses; to share one of them is chance. */
const ANY_SUBJECT: ReadonlySet<string> = new Set(
  contentStems(
    `all always aspect case come comes coming consider considered considering day end ends everything fact general go goes
    going good great here idea important keep kind know like look
    lot mean mind need nice open part people place point possible really right say see sort take thing think time today
    try want way well week work year yesterday allgemein dinge ding gehen gut immer leute punkt sache sagen sehen tag
    wichtig wissen zeit`,
  ),
);
const CLAIM = /[=+*/×÷]|\b(?:answer|result|total|left|altogether|antwort|ergebnis)\b/iu;

/** Whether a sentence is about the task: it shares a word with it that is not any subject's, or states a sum of it. */
function isOnTopic(text: string, stems: readonly string[], topic: ReadonlySet<string>): boolean {
  if (topic.size < LEAST_TOPIC) return true;
  const telling = stems.filter((stem) => !ANY_SUBJECT.has(stem));
  const shared = telling.filter((stem) => topic.has(stem)).length;
  if (shared > 0) return true;
  return telling.some(isNumber) && (CLAIM.test(text) || telling.length <= 3);
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared / Math.max(1, a.size);
}

/** The rubric's own sentences: to paste one is no work. The reference is left out, since the learner never sees it. */
function rubricTexts(dossier: Dossier): string[] {
  const { points, skills } = dossier.rubric.body;
  const texts = [...points, ...Object.values(skills).flatMap((skill) => skill.bands)];
  return texts.map((text) => ` ${contentStems(text).join(' ')} `);
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
function isRubricList(text: string, stems: readonly string[], rubric: readonly string[]): boolean {
  if (stems.length < LIST_STEMS || stems.length < LIST_SHARE * wordsOf(text).length) return false;
  const named = stems.filter((stem) => rubric.some((part) => part.includes(` ${stem} `))).length;
  return named >= LIST_SHARE * stems.length;
}

function saysAgain(stems: ReadonlySet<string>, earlier: readonly ReadonlySet<string>[]): boolean {
  const numbers = [...stems].filter(isNumber);
  return earlier
    .slice(-RECENT)
    .some(
      (before) =>
        numbers.every((number) => before.has(number)) &&
        shareOf(stems, before) >= SAME_SHARE &&
        shareOf(before, stems) >= SAME_SHARE,
    );
}

function saidOf(dossier: Dossier, own: readonly OwnSentence[], topic: ReadonlySet<string>): Said[] {
  const rubric = rubricTexts(dossier);
  const keys = new Set<string>();
  const earlier: ReadonlySet<string>[] = [];
  const said: Said[] = [];
  for (const sentence of own) {
    const key = wordsOf(sentence.text).join(' ');
    if (key === '' || keys.has(key)) continue;
    keys.add(key);
    const stems = contentStems(sentence.text);
    const set = new Set(stems);
    if (
      !isOnTopic(sentence.text, stems, topic) ||
      isSelfPraise(sentence.text) ||
      isCopied(stems, rubric) ||
      isRubricList(sentence.text, stems, rubric) ||
      (set.size > 2 && saysAgain(set, earlier))
    )
      continue;
    earlier.push(set);
    said.push({ ...sentence, stems });
  }
  return said;
}

/** Reads the dossier once for all features. */
export function materialOf(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const own = ownSentences(dossier);
  const said = saidOf(dossier, own, topicOf(dossier, others));
  const first = said[0]?.turn.seq ?? Infinity;
  const opening = others.filter((turn) => turn.seq < first).flatMap(piecesOf);
  return { dossier, said, own, others, opening };
}
