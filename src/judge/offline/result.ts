import type { Turn } from '../dossier/turn.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { Material } from './material.ts';
import { isSame, numbersIn, numberWordsIn, resultsIn, withDigits } from './numbers.ts';

/**
 * The values that a worked reference computes beyond those the task gives, and its last value if that is the
 * answer.
 */
export type Result = { final: number | null; values: number[]; given: number[] };

export type TurnNumbers = { turn: Turn; own: boolean; text: string; numbers: number[]; worked: number[] };

const BARE = /^[$£€]?\s*-?[\d.,]+\s*\S{0,3}$/u;
const MARKED = /####\s*[$£€]?\s*(-?[\d.,]+)/u;
/** A solution that ends with an equation, optionally with a unit, a closing clause or the value repeated. */
const ENDS_EQUAL = /=\s*[$£€]?\s*(-?\d[\d.,]*)[\p{L}%/]*(?:\s+[\p{L}%/]+){0,8}\s*[.!]?(?:\s*-?[\d.,]+)?\s*$/u;
const ANSWERS = /\b(?:answer|result|antwort|ergebnis)\s*(?:is|ist|lautet|=|:)\s*[$£€]?\s*(-?\d[\d.,]*)/iu;

/** The value that a worked solution ends with, in any of the usual notations; null if the solution is text. */
function finalOf(reference: string): number | null {
  const last = reference.trim().split('\n').at(-1)?.trim() ?? '';
  if (BARE.test(last)) return numbersIn(last)[0] ?? null;
  const written = (MARKED.exec(reference) ?? ANSWERS.exec(last) ?? ENDS_EQUAL.exec(reference))?.[1];
  return written === undefined ? null : (numbersIn(written)[0] ?? null);
}

function textsOf(turns: readonly Turn[], ...speakers: Turn['speaker'][]): string[] {
  return turns.filter(({ speaker }) => speakers.includes(speaker)).flatMap(piecesOf);
}

function givenIn(texts: readonly string[]): number[] {
  const task = texts.join('\n');
  return [...numbersIn(task), ...numberWordsIn(task)];
}

/** The values that the reference computes, or the points if there is no reference; no values if it is text. */
export function resultOf({ dossier, opening }: Material): Result {
  const { title, points, reference: written = '' } = dossier.rubric.body;
  const reference = written.trim() === '' ? points.join('\n') : written;
  const given = givenIn([title, ...textsOf(opening, 'system')]);
  // If the task gives no numbers elsewhere, the coach's opening is the task; otherwise it is help.
  if (given.length === 0) given.push(...givenIn(textsOf(opening, 'coach', 'assistant')));
  const values: number[] = [];
  for (const value of numbersIn(reference)) {
    if (![...given, ...values].some((other) => isSame(other, value))) values.push(value);
  }
  return { final: finalOf(reference), values, given };
}

/**
 * All turns of the evidence in order, with the numbers they state and the results of sums they write out. The
 * learner's repeated sentences are left out.
 */
export function turnNumbersOf({ dossier, said }: Material): TurnNumbers[] {
  const told: TurnNumbers[] = [];
  for (const turn of dossier.turns) {
    const own = turn.quotable;
    // Texts of the platform are the task, not a step by anyone.
    if (turn.speaker === 'system' || (turn.speaker === 'learner' && !own)) continue;
    const texts = own
      ? said.filter((sentence) => sentence.turn === turn).map(({ text }) => text)
      : piecesOf(turn);
    if (texts.length === 0) continue;
    const text = withDigits(texts.join('\n'));
    told.push({ turn, own, text, numbers: numbersIn(text), worked: resultsIn(text) });
  }
  return told;
}

export function says(entry: Pick<TurnNumbers, 'numbers'>, value: number): boolean {
  return entry.numbers.some((number) => isSame(number, value));
}

/** A number stated as a result rather than as a given: after an equals sign, or after "is", "get" or "total". */
const STATED =
  /(?:=|≈|\b(?:is|are|was|be|answer|result|total|get|gets|got|gives|leaves|left|makes|has|have|had|costs?|only|ist|sind|ergibt)\b)[^\d\n=,;.]{0,14}?(\d[\d.,]*)/giu;

const SENTENCE_END = /\n|(?<=[.!?])\s+/u;

/**
 * Whether a turn states the result. If the task itself contains that number, naming it is not enough: a sentence
 * must state it as its last result.
 */
export function saysResult(entry: Pick<TurnNumbers, 'text' | 'numbers'>, { final, given }: Result): boolean {
  if (final === null || !says(entry, final)) return false;
  if (!given.some((number) => isSame(number, final))) return true;
  return entry.text.split(SENTENCE_END).some((sentence) => {
    const last = [...sentence.matchAll(STATED)].map((match) => numbersIn(match[1] ?? '')[0]).at(-1);
    return last !== undefined && isSame(last, final);
  });
}

/** Whether a turn states the result or writes out a sum that gives it. */
export function givesResult(entry: TurnNumbers, result: Result): boolean {
  return (
    saysResult(entry, result) ||
    entry.worked.some((number) => result.final !== null && isSame(number, result.final))
  );
}
