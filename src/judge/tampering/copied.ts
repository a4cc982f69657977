import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { reveal } from './reveal.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** Runs so short survive small edits; by chance many of them do not come together. */
const RUN = 3;
/** Share of a sentence's words that stand in such runs. Small edits take away a few; of a coach's words some come back by themselves. */
const COVERED = { assistant: 0.65, coach: 0.7 };
const LEAST_WORDS = 5;
/** Covered words of sentences beside each other that make a copy. */
const ASSISTANT_WORDS = 10;
/** A coach's words are the task as well, and to take them up is to answer: only long copies count. */
const COACH_WORDS = 16;
const ATTRIBUTED =
  /\b(?:you|assistant|coach|it|chatgpt|the (?:question|task|text|brief|problem|ai|tool)) (?:said|says|wrote|suggested|proposed|told|asked|gave|states?|mentions?)\b|\byour (?:question|message|last message)\b|according to|as (?:you|the \w+) (?:said|wrote|put it)|\b(?:du|sie) (?:sagtest|schriebst|sagten)\b|laut\b/iu;

const QUOTED = /^\s*>/u;

function wordsIn(text: string): string[] {
  return reveal(text).toLowerCase().match(WORD) ?? [];
}

/** What the assistant and the coach said: runs of `RUN` words that they said before the learner did, and all runs and words. */
export type Heard = {
  first: ReadonlyMap<string, Turn['speaker']>;
  runs: ReadonlySet<string>;
  words: ReadonlySet<string>;
};

export const NOTHING_HEARD: Heard = { first: new Map(), runs: new Set(), words: new Set() };

function runsOf(words: readonly string[]): string[] {
  const runs: string[] = [];
  for (let at = 0; at + RUN <= words.length; at += 1) runs.push(words.slice(at, at + RUN).join(' '));
  return runs;
}

function isHelper(turn: Turn): boolean {
  return turn.speaker === 'assistant' || turn.speaker === 'coach';
}

/** Reads once who said which words first; what the learner said before the helper is the learner's. */
export function heardFrom(dossier: Dossier): Heard {
  const first = new Map<string, Turn['speaker']>();
  const own = new Set<string>();
  const [runs, words] = [new Set<string>(), new Set<string>()];
  for (const turn of [...dossier.context, ...dossier.turns]) {
    if (!isHelper(turn) && turn.speaker !== 'learner') continue;
    const said = piecesOf(turn).map(wordsIn);
    if (isHelper(turn)) for (const word of said.flat()) words.add(word);
    for (const run of said.flatMap(runsOf)) {
      if (isHelper(turn)) runs.add(run);
      if (isHelper(turn) && !own.has(run) && !first.has(run)) first.set(run, turn.speaker);
      else if (!isHelper(turn) && !first.has(run)) own.add(run);
    }
  }
  return { first, runs, words };
}

/** How many words of a sentence stand in runs that a helper said before, and of how many. */
type Copy = { words: number; of: number; assisted: boolean; edited: boolean };

/** After a copy, a sentence of which this share is a helper's is a copy with more edits. */
const EDITED = 0.4;

function copyIn(sentence: string, heard: Heard): Copy {
  const words = wordsIn(sentence);
  const [covered, near] = [new Set<number>(), new Set<number>()];
  let assisted = false;
  runsOf(words).forEach((run, at) => {
    if (heard.runs.has(run)) for (let index = at; index < at + RUN; index += 1) near.add(index);
    const by = heard.first.get(run);
    if (by === undefined) return;
    if (by === 'assistant') assisted = true;
    for (let index = at; index < at + RUN; index += 1) covered.add(index);
  });
  // Who was quoted must be named in words of one's own.
  const added = words.filter((_, index) => !covered.has(index)).join(' ');
  const quoted = QUOTED.test(sentence) || ATTRIBUTED.test(added);
  const small = words.length < LEAST_WORDS && words.every((word) => heard.words.has(word));
  const edited = !quoted && words.length > 0 && (small || near.size >= EDITED * words.length);
  return { words: quoted ? 0 : covered.size, of: words.length, assisted, edited };
}

function isCopy({ words, of, assisted }: Copy): boolean {
  return of >= LEAST_WORDS && words >= (assisted ? COVERED.assistant : COVERED.coach) * of;
}

/** Which of the sentences of one text pass off a helper's words as own: copies beside each other are weighed as one. */
export function copiedSentences(sentences: readonly string[], heard: Heard): boolean[] {
  const marked = sentences.map(() => false);
  if (heard.runs.size === 0) return marked;
  const copies = sentences.map((sentence) => copyIn(sentence, heard));
  let run: number[] = [];
  const close = () => {
    const words = run.reduce((sum, at) => sum + (copies[at]?.words ?? 0), 0);
    const assisted = run.some((at) => copies[at]?.assisted === true);
    if (words >= (assisted ? ASSISTANT_WORDS : COACH_WORDS)) for (const at of run) marked[at] = true;
    run = [];
  };
  for (const [at, copy] of copies.entries()) {
    if (isCopy(copy)) run.push(at);
    // Exclamations of a word or two stand between and are nobody's.
    else if (copy.of >= LEAST_WORDS) close();
  }
  close();
  // What follows a copy and is a helper's as well goes with it; what stands before it is the learner's.
  for (const [at, { edited }] of copies.entries()) if (edited && marked[at - 1] === true) marked[at] = true;
  return marked;
}
