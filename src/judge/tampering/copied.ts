import type { Dossier } from '../dossier.ts';
import { piecesOf, type Turn } from '../turn.ts';
import { reveal } from './reveal.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** Shorter runs of the same words come about by answering a question. */
const RUN = 9;
const COVERED = 0.75;
/** A coach's words are the task as well, and to take them up is to answer: only long copies count. */
const COACH_WORDS = 18;
const ATTRIBUTED =
  /\b(?:you|assistant|coach|it|chatgpt|the (?:question|task|text|brief|problem|ai|tool)) (?:said|says|wrote|suggested|proposed|told|asked|gave|states?|mentions?)\b|according to|as (?:you|the \w+) (?:said|wrote|put it)|^\s*>|\b(?:du|sie) (?:sagtest|schriebst|sagten)\b|laut\b/iu;

function wordsIn(text: string): string[] {
  return reveal(text).toLowerCase().match(WORD) ?? [];
}

/** Runs of `RUN` words that the assistant or coach said before the learner did, and which of the two. */
export type Heard = ReadonlyMap<string, Turn['speaker']>;

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
  for (const turn of [...dossier.context, ...dossier.turns]) {
    if (!isHelper(turn) && turn.speaker !== 'learner') continue;
    for (const run of piecesOf(turn).flatMap((text) => runsOf(wordsIn(text)))) {
      if (isHelper(turn) && !own.has(run) && !first.has(run)) first.set(run, turn.speaker);
      else if (!isHelper(turn) && !first.has(run)) own.add(run);
    }
  }
  return first;
}

/** Whether most of a sentence is word for word what the assistant or coach said before, with no word that it is theirs. */
export function isCopied(sentence: string, heard: Heard): boolean {
  if (heard.size === 0 || ATTRIBUTED.test(sentence)) return false;
  const words = wordsIn(sentence);
  if (words.length < RUN) return false;
  const covered = new Set<number>();
  let assisted = false;
  runsOf(words).forEach((run, at) => {
    const by = heard.get(run);
    if (by === undefined) return;
    if (by === 'assistant') assisted = true;
    for (let index = at; index < at + RUN; index += 1) covered.add(index);
  });
  return covered.size >= COVERED * words.length && (assisted || covered.size >= COACH_WORDS);
}
