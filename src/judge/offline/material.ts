import type { Dossier } from '../dossier/build.ts';
import { ownSentences, type OwnSentence } from '../evidence/own-words.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { heapsIn } from './heap.ts';
import { isNegated } from './negation.ts';
import { withDigits } from './numbers.ts';
import { asPhrase, isQuestionAgain, pastedFrom } from './pasted.ts';
import { isRetraction, standsByIt } from './retraction.ts';
import { isSelfPraise } from './self-praise.ts';
import { isNumber, isOnTopic, topicOf, topicWords, type Topic } from './topic.ts';
import { contentStems, wordsOf } from './words.ts';

/**
 * A sentence that says something about the task, with the stems it says it in, how many of them are the task's own, and
 * whether it only says the question again.
 */
export type Said = OwnSentence & { stems: string[]; topical: number; isRestated: boolean };

/** An own sentence that says something about the task or takes it back, and whether that was said before. */
export type Work = OwnSentence & { isAgain: boolean };

/** The part of a dossier that features may read. */
export type Material = {
  dossier: Dossier;
  /**
   * Own sentences in order: none tampered with, none twice, no self-praise, no copied rubric, none off the topic, and
   * none that the learner denied later.
   */
  said: Said[];
  /** The same with what was said again, what was denied, and what takes all of it back: the order in which it was said. */
  work: Work[];
  /** All own sentences that were not tampered with, whatever they say. */
  own: OwnSentence[];
  /** What others said, and all context. */
  others: Turn[];
  /** What others said before the learner's first word: the task as it was given. */
  opening: Turn[];
  topic: Topic;
};

/** Two sentences that share this much of their stems, and all numbers, say the same. */
const SAME_SHARE = 0.8;
const RECENT = 200;
/** Fewer stems are one sentence, and no turn run together. */
const LONG_STEMS = 6;

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

/** What was said so far, to tell what is new. */
class Earlier {
  readonly said: Candidate[] = [];
  readonly numbers = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #turns = new Map<Turn, Set<string>>();

  /** Whether these very words came before. */
  knows(key: string): boolean {
    const known = this.#keys.has(key);
    this.#keys.add(key);
    return known;
  }

  /** An earlier sentence that says the same. */
  sentenceLike(set: ReadonlySet<string>): Candidate | undefined {
    return this.said.slice(-RECENT).find((earlier) => set.size > 2 && saysSame(set, earlier.set));
  }

  /** Whether a whole turn before said the same: its sentences run together are no new one. */
  hasTurnLike(set: ReadonlySet<string>, turn: Turn): boolean {
    if (set.size < LONG_STEMS) return false;
    return [...this.#turns]
      .slice(-RECENT)
      .some(([earlier, stems]) => earlier !== turn && saysSame(set, stems));
  }

  /** Takes note of any sentence, for a turn that runs all of them together. */
  hear(turn: Turn, stems: readonly string[]): void {
    const heard = this.#turns.get(turn) ?? new Set();
    for (const stem of stems) heard.add(stem);
    this.#turns.set(turn, heard);
  }

  add(candidate: Candidate): void {
    this.said.push(candidate);
    for (const stem of candidate.set) if (isNumber(stem)) this.numbers.add(stem);
  }
}

function readOwn(
  dossier: Dossier,
  own: readonly OwnSentence[],
  topic: Topic,
): Pick<Material, 'said' | 'work'> {
  const isPasted = pastedFrom(dossier);
  const heaps = heapsIn(own);
  const told = [...dossier.context, ...dossier.turns].filter(({ speaker }) => speaker === 'system');
  const asked = [dossier.rubric.body.title, ...told.flatMap(piecesOf)].map(asPhrase);
  const earlier = new Earlier();
  const work: Work[] = [];
  for (const sentence of own) {
    const { text, turn } = sentence;
    const key = wordsOf(text).join(' ');
    if (key === '') continue;
    const stems = contentStems(withDigits(text));
    const isAbout =
      isOnTopic(text, stems, topic, earlier.numbers) &&
      !isSelfPraise(text) &&
      !isPasted(text, stems) &&
      !heaps.has(sentence);
    const isKnown = earlier.knows(key);
    earlier.hear(turn, stems);
    if (!isAbout) {
      if (isRetraction(text, topic) || standsByIt(text)) work.push({ ...sentence, isAgain: isKnown });
      continue;
    }
    const set = new Set(stems);
    const before = isKnown ? undefined : earlier.sentenceLike(set);
    const isAgain = isKnown || before !== undefined || earlier.hasTurnLike(set, turn);
    // To say all of it again with a "not" is to take it back: neither of the two stands.
    const isDenial =
      before !== undefined && shareOf(before.set, set) === 1 && isNegated(text) !== isNegated(before.text);
    if (isDenial) before.denied = true;
    const isRestated = isQuestionAgain(stems, asked);
    work.push({ ...sentence, isAgain: (isAgain && !isDenial) || isRestated });
    if (!isAgain) {
      const topical = topicWords(stems, topic);
      earlier.add({ ...sentence, stems, topical, isRestated, set, denied: false });
    }
  }
  return { said: earlier.said.filter(({ denied }) => !denied), work };
}

/** Reads the dossier once for all features. */
export function materialOf(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const own = ownSentences(dossier);
  const topic = topicOf(dossier, others);
  const { said, work } = readOwn(dossier, own, topic);
  const first = said[0]?.turn.seq ?? Infinity;
  return { dossier, said, work, own, others, topic, opening: others.filter((turn) => turn.seq < first) };
}
