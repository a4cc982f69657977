import { hasReference } from '../dossier/facts.ts';
import { type Turn, piecesOf, textsOf } from '../dossier/turn.ts';
import type { Material } from './material.ts';
import { isAmong, numbersIn, numberWordsIn, resultsIn, withDigits } from './numbers.ts';
import type { Said } from './said.ts';
import { denies, wordsOf } from './words.ts';

/** `values`: those that a worked reference computes beyond the given ones; `final`: the last one, if it is the answer. */
type Result = { final: number | null; values: number[]; given: number[] };

type TurnNumbers = { turn: Turn; own: boolean; text: string; numbers: number[]; worked: number[] };

const BARE = /^[$£€]?\s*-?[\d.,]+\s*\S{0,3}$/u;
const MARKED = /####\s*[$£€]?\s*(-?[\d.,]+)/u;
/** A solution that ends with an equation, optionally with a unit, a closing clause or the value repeated. */
const ENDS_EQUAL = /=\s*[$£€]?\s*(-?\d[\d.,]*)[\p{L}%/]*(?:\s+[\p{L}%/]+){0,8}\s*[.!]?(?:\s*-?[\d.,]+)?\s*$/u;
const ANSWERS = /\b(?:answer|result|antwort|ergebnis)\s*(?:is|ist|lautet|=|:)\s*[$£€]?\s*(-?\d[\d.,]*)/iu;

/** What a worked solution ends with, in any usual notation; null if it is text. */
function finalOf(reference: string): number | null {
  const last = reference.trim().split('\n').at(-1)?.trim() ?? '';
  const found = MARKED.exec(reference) ?? ANSWERS.exec(last) ?? ENDS_EQUAL.exec(reference);
  return numbersIn(BARE.test(last) ? last : (found?.[1] ?? ''))[0] ?? null;
}

function givenIn(texts: readonly string[]): number[] {
  const task = texts.join('\n');
  return [...numbersIn(task), ...numberWordsIn(task)];
}

/** By the reference, or by the points if there is none; no values if it is text. */
export function resultOf({ dossier, opening }: Material): Result {
  const { title, points, reference: written = '' } = dossier.rubric.body;
  const reference = hasReference(dossier) ? written : points.join('\n');
  const given = givenIn([title, ...textsOf(opening, 'system')]);
  // If the task gives no numbers elsewhere, the coach's opening is the task; otherwise it is help.
  if (given.length === 0) given.push(...givenIn(textsOf(opening, 'coach', 'assistant')));
  const all = numbersIn(reference);
  const values = all.filter((value, at) => !isAmong(value, given) && !isAmong(value, all.slice(0, at)));
  return { final: finalOf(reference), values, given };
}

/** The turns of the evidence in order; `worked` are results of sums that they write out. */
export function turnNumbersOf({ dossier, said }: Material): TurnNumbers[] {
  const saidIn = Map.groupBy(said, ({ turn }) => turn);
  return dossier.turns.flatMap((turn) => {
    const own = turn.quotable;
    // Texts of the platform are the task, not a step by anyone.
    if (turn.speaker === 'system' || (turn.speaker === 'learner' && !own)) return [];
    const texts = own ? saidIn.get(turn)?.map(({ text }) => text) : piecesOf(turn);
    if (texts === undefined) return [];
    const text = withDigits(texts.join('\n'));
    return [{ turn, own, text, numbers: numbersIn(text), worked: resultsIn(text) }];
  });
}

/** A number stated as a result rather than as a given: after an equals sign, or after "is", "get" or "total". */
const STATED =
  /(?:=|≈|\b(?:is|are|was|be|answer|result|total|get|gets|got|gives|leaves|left|makes|has|have|had|costs?|only|ist|sind|ergibt)\b)[^\d\n=,;.]{0,14}?(\d[\d.,]*)/giu;

const SENTENCE_END = /\n|(?<=[.!?])\s+/u;

/** Whether a turn states the result. If the task itself has that number, a sentence must state it as its last result. */
export function saysResult(text: string, { final, given }: Result): boolean {
  if (final === null || !isAmong(final, numbersIn(text))) return false;
  if (!isAmong(final, given)) return true;
  return text.split(SENTENCE_END).some((sentence) => {
    const last = [...sentence.matchAll(STATED)].at(-1)?.[1] ?? '';
    return isAmong(final, numbersIn(last).slice(0, 1));
  });
}

export type ResultOutcome = 'kept' | 'retracted' | 'never_reached';

/** Clauses say different things: "not 12, but 13". A comma between digits belongs to a number. */
const CLAUSE = /[;:–—]|,(?!\d)|\b(?:but|sondern|aber)\b|(?<=[.!?])\s/iu;

/** The number of an item in a list. */
const ITEM = /^\d[.)]$/u;

/** A turn leaves the final value if it denies it, takes back what was said, or gives another value. */
function statementOf(sentences: readonly Said[], final: number, result: Result): 'states' | 'leaves' | null {
  const text = withDigits(sentences.map((sentence) => sentence.text).join('\n'));
  const isDenied = text.split(CLAUSE).some((clause) => {
    const isQuestion = /\?\s*$/u.test(clause);
    return !isQuestion && isAmong(final, numbersIn(clause)) && wordsOf(clause).some(denies);
  });
  if (isDenied) return 'leaves';
  if (saysResult(text, result)) return 'states';
  if (sentences.some(({ retracts }) => retracts)) return 'leaves';
  const plain = sentences.flatMap(({ foreign, text: said }) =>
    foreign > 0 || ITEM.test(said) ? [] : numbersIn(said),
  );
  const known = [...result.given, ...result.values];
  return plain.every((number) => isAmong(number, known)) ? null : 'leaves';
}

/** By the last turn about the final value. */
export function resultOutcome({ said }: Material, result: Result): ResultOutcome {
  const { final } = result;
  if (final === null) return 'never_reached';
  let outcome: ResultOutcome = 'never_reached';
  for (const sentences of Map.groupBy(said, ({ turn }) => turn).values()) {
    const statement = statementOf(sentences, final, result);
    if (statement === 'states') outcome = 'kept';
    if (statement === 'leaves' && outcome === 'kept') outcome = 'retracted';
  }
  return outcome;
}
