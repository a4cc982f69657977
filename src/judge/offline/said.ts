import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { wordListsIn, asPhrase, isQuestionAgain, pastedFrom, isSelfPraise } from './empty.ts';
import { withDigits } from './numbers.ts';
import { contentStems, wordsOf } from './words.ts';
import { isNegated, isRetraction, reaffirms } from './retraction.ts';
import { isNumber, isOnTopic, type Topic } from './topic.ts';

/** An own sentence with its stems. */
type StemmedSentence = OwnSentence & {
  /** The words of the sentence, normalized. */
  key: string;
  stems: string[];
  /** Whether the same words came before. */
  isKnown: boolean;
  /** Whether it only restates the question. */
  isRestated: boolean;
  /** Whether it has no content of its own: copied from the rubric, a list of words, or self-praise. */
  isEmpty: boolean;
};

/** Every own sentence that has words, classified without looking at the rest of the work. */
export function stemmedSentences(dossier: Dossier, own: readonly OwnSentence[]): StemmedSentence[] {
  const isPasted = pastedFrom(dossier);
  const wordLists = wordListsIn(own);
  const systemTurns = [...dossier.context, ...dossier.turns].filter(({ speaker }) => speaker === 'system');
  const asked = [dossier.rubric.body.title, ...systemTurns.flatMap(piecesOf)].map(asPhrase);
  const keys = new Set<string>();
  return own.flatMap((sentence) => {
    const { text } = sentence;
    const key = wordsOf(text).join(' ');
    if (key === '') return [];
    const isKnown = keys.has(key);
    keys.add(key);
    const stems = contentStems(withDigits(text));
    const isEmpty = wordLists.has(sentence) || isSelfPraise(text) || isPasted(text, stems);
    return { ...sentence, key, stems, isKnown, isRestated: isQuestionAgain(stems, asked), isEmpty };
  });
}

/** A sentence that says something about the work. */
export type Said = StemmedSentence;

/** An own sentence that is about the task or retracts something, and whether it was said before. */
export type Work = OwnSentence & { isAgain: boolean };

/** Two sentences that share this much of their stems, and all numbers, say the same. */
const SAME_SHARE = 0.8;
const RECENT = 200;
/** Fewer stems are a single sentence, not a turn run together. */
const LONG_STEMS = 6;

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared / Math.max(1, a.size);
}

function saysSame(stems: ReadonlySet<string>, before: ReadonlySet<string>): boolean {
  const sizes = [stems.size, before.size];
  return (
    Math.min(...sizes) >= SAME_SHARE * Math.max(...sizes) &&
    [...stems].filter(isNumber).every((number) => before.has(number)) &&
    shareOf(stems, before) >= SAME_SHARE &&
    shareOf(before, stems) >= SAME_SHARE
  );
}

type Candidate = Said & { set: ReadonlySet<string>; denied: boolean };

/** What was said so far, to recognize repetitions. */
class Earlier {
  readonly said: Candidate[] = [];
  readonly numbers = new Set<string>();
  readonly #turns = new Map<Turn, Set<string>>();

  /** An earlier sentence that says the same. */
  sentenceLike(set: ReadonlySet<string>): Candidate | undefined {
    return this.said.slice(-RECENT).find((earlier) => set.size > 2 && saysSame(set, earlier.set));
  }

  /** Whether an earlier turn says the same as a whole: its sentences run together are nothing new. */
  hasTurnLike(set: ReadonlySet<string>, turn: Turn): boolean {
    if (set.size < LONG_STEMS) return false;
    return [...this.#turns]
      .slice(-RECENT)
      .some(([earlier, stems]) => earlier !== turn && saysSame(set, stems));
  }

  /** Records every sentence, so that a turn run together is recognized. */
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

/**
 * What the learner said about the work. If `isExpected` is false, nothing defines the topic and everything counts.
 */
export function saidOf(
  worded: readonly StemmedSentence[],
  topic: Topic,
  isExpected: boolean,
): { said: Said[]; work: Work[] } {
  const earlier = new Earlier();
  const work: Work[] = [];
  for (const sentence of worded) {
    const { text, turn, stems, isKnown, isRestated } = sentence;
    earlier.hear(turn, stems);
    const isOff = isExpected && !isOnTopic(text, stems, topic, earlier.numbers);
    if (isOff || sentence.isEmpty) {
      if (isRetraction(text, topic) || reaffirms(text)) work.push({ ...sentence, isAgain: isKnown });
      continue;
    }
    const set = new Set(stems);
    const before = isKnown ? undefined : earlier.sentenceLike(set);
    const isAgain = isKnown || before !== undefined || earlier.hasTurnLike(set, turn);
    // Repeating all of it with a "not" retracts it, so neither sentence counts.
    const isDenial =
      before !== undefined && shareOf(before.set, set) === 1 && isNegated(text) !== isNegated(before.text);
    if (isDenial) before.denied = true;
    work.push({ ...sentence, isAgain: (isAgain && !isDenial) || isRestated });
    if (!isAgain) earlier.add({ ...sentence, set, denied: false });
  }
  return { said: earlier.said.filter(({ denied }) => !denied), work };
}
