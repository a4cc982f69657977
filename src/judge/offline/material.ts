import type { Dossier } from '../dossier.ts';
import { ownSentences, type OwnSentence } from '../own-words.ts';
import type { Turn } from '../turn.ts';
import { isNegated } from './negation.ts';
import { pastedFrom } from './pasted.ts';
import { isSelfPraise } from './self-praise.ts';
import { isNumber, isOnTopic, topicOf, topicWords, type Topic } from './topic.ts';
import { contentStems, wordsOf } from './words.ts';

/** A sentence that says something about the task, with the stems it says it in and how many of them are the task's own. */
export type Said = OwnSentence & { stems: string[]; topical: number };

/** The part of a dossier that features may read. */
export type Material = {
  dossier: Dossier;
  /**
   * Own sentences in order: none tampered with, none twice, no self-praise, no copied rubric, none off the topic, and
   * none that the learner denied later.
   */
  said: Said[];
  /** All own sentences that were not tampered with, whatever they say. */
  own: OwnSentence[];
  /** What others said, and all context. */
  others: Turn[];
  /** What others said before the learner's first word: the task as it was given. */
  opening: Turn[];
};

/** Two sentences that share this much of their stems, and all numbers, say the same. */
const SAME_SHARE = 0.8;
const RECENT = 200;

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared / Math.max(1, a.size);
}

function saysSame(stems: ReadonlySet<string>, before: ReadonlySet<string>): boolean {
  return (
    [...stems].filter(isNumber).every((number) => before.has(number)) &&
    shareOf(stems, before) >= SAME_SHARE &&
    shareOf(before, stems) >= SAME_SHARE
  );
}

type Candidate = Said & { set: ReadonlySet<string>; denied: boolean };

function saidOf(dossier: Dossier, own: readonly OwnSentence[], topic: Topic): Said[] {
  const isPasted = pastedFrom(dossier);
  const keys = new Set<string>();
  const said: Candidate[] = [];
  for (const sentence of own) {
    const key = wordsOf(sentence.text).join(' ');
    if (key === '' || keys.has(key)) continue;
    keys.add(key);
    const { text } = sentence;
    const stems = contentStems(text);
    if (!isOnTopic(text, stems, topic) || isSelfPraise(text) || isPasted(text, stems)) continue;
    const set = new Set(stems);
    const before = set.size > 2 && said.slice(-RECENT).find((earlier) => saysSame(set, earlier.set));
    if (!before) said.push({ ...sentence, stems, topical: topicWords(stems, topic), set, denied: false });
    // To say all of it again with a "not" is to take it back: neither of the two stands.
    else if (shareOf(before.set, set) === 1 && isNegated(text) !== isNegated(before.text))
      before.denied = true;
  }
  return said.filter(({ denied }) => !denied);
}

/** Reads the dossier once for all features. */
export function materialOf(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const own = ownSentences(dossier);
  const said = saidOf(dossier, own, topicOf(dossier, others));
  const first = said[0]?.turn.seq ?? Infinity;
  return { dossier, said, own, others, opening: others.filter((turn) => turn.seq < first) };
}
