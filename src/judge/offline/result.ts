import { type Turn, piecesOf } from '../dossier/turn.ts';
import type { Material } from './material.ts';
import { isSame, numbersIn, numberWordsIn, resultsIn, withDigits } from './numbers.ts';
import type { Work } from './said.ts';
import { isNegated, isRetraction, reaffirms } from './retraction.ts';
import { foreignWords, topicWords, type Topic } from './topic.ts';
import { contentStems } from './words.ts';

/**
 * The values that a worked reference computes beyond those the task gives, and its last value if that is the
 * answer.
 */
type Result = { final: number | null; values: number[]; given: number[] };

export type TurnNumbers = { turn: Turn; own: boolean; text: string; numbers: number[]; worked: number[] };

const VALUE_ONLY = /^[$£€]?\s*-?[\d.,]+\s*\S{0,3}$/u;
const MARKED = /####\s*[$£€]?\s*(-?[\d.,]+)/u;
/** A solution that ends with an equation, optionally with a unit, a closing clause or the value repeated. */
const ENDS_EQUAL = /=\s*[$£€]?\s*(-?\d[\d.,]*)[\p{L}%/]*(?:\s+[\p{L}%/]+){0,8}\s*[.!]?(?:\s*-?[\d.,]+)?\s*$/u;
const ANSWERS = /\b(?:answer|result|antwort|ergebnis)\s*(?:is|ist|lautet|=|:)\s*[$£€]?\s*(-?\d[\d.,]*)/iu;

/** The value that a worked solution ends with, in any of the usual notations; null if the solution is text. */
function finalOf(reference: string): number | null {
  const last = reference.trim().split('\n').at(-1)?.trim() ?? '';
  if (VALUE_ONLY.test(last)) return numbersIn(last)[0] ?? null;
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

/** What became of the right result in the learner's own turns. */
export type ResultOutcome = 'kept' | 'retracted' | 'never_reached';

/** What a clause says about the final value: states it, takes it back, names another value, or affirms it again. */
type Statement = 'final' | 'taken_back' | 'other' | 'reaffirmed';

const CLAIM =
  /\b(?:answer|result|total|so|therefore|thus|hence|is|are|was|be|been|get|gives?|makes?|instead|also|comes?|ergibt|ist|sind)\b|=/iu;
/** "not 12, but 13" says a different thing about each number. A comma between digits belongs to a number. */
const CLAUSE = /[;:–—]|,(?!\d)|\b(?:but|and|sondern|aber|und)\b/iu;
/** An operand of a sum with another result: the learner went on calculating. */
const PART_OF_SUM = /(\d[\d.,]*)\s*(?:[+*×/÷−-]|x|plus|minus|times)\s*[$£€]?\d[^=]*=\s*[$£€]?(\d[\d.,]*)/giu;
/** A clause with a number and at most one short word before it, such as "hmm" or "no". */
const BARE = /^\P{L}*(?:\p{L}{2,5}\P{L}+)?[$£€]?\d[\d.,]*\s*%?\P{L}*$/u;

function usesInOtherSum(clause: string, final: number): boolean {
  const last = [...clause.matchAll(PART_OF_SUM)].at(-1);
  const value = (text: string | undefined) => numbersIn(text ?? '')[0] ?? Number.NaN;
  return last !== undefined && isSame(value(last[1]), final) && !isSame(value(last[2]), final);
}

/** `isLast` if the turn ends with the sentence; `isPlain` if the sentence has no words of another subject only. */
type Place = { result: Result & { final: number }; topic: Topic; isLast: boolean; isPlain: boolean };

function statementOf(clause: string, { result, topic, isLast, isPlain }: Place): Statement | null {
  const { final, values, given } = result;
  const numbers = numbersIn(clause);
  const claimed = numbers.at(-1);
  if (claimed === undefined && reaffirms(clause)) return 'reaffirmed';
  if (numbers.some((number) => isSame(number, final))) {
    if ((isNegated(clause) && !/\?\s*$/u.test(clause)) || isRetraction(clause, topic)) return 'taken_back';
    if (!usesInOtherSum(clause, final) && saysResult({ text: clause, numbers }, result)) return 'final';
  }
  if (claimed === undefined) return isRetraction(clause, topic) ? 'taken_back' : null;
  const isKnown = [...values, ...given].some((value) => isSame(value, claimed));
  if (!isPlain || isKnown || isNegated(clause)) return null;
  return CLAIM.test(clause) || (isLast && BARE.test(clause)) ? 'other' : null;
}

/** The statement of a sentence: the value or a denial of it if any clause has it, otherwise its last statement. */
function statementOfSentence(text: string, place: Place): Statement | null {
  const statements = text.split(CLAUSE).flatMap((clause) => statementOf(clause, place) ?? []);
  // A retraction can span clauses ("I was wrong when I said: …"), so the whole sentence is tested too.
  const whole = isRetraction(text, place.topic) ? ('taken_back' as const) : null;
  return statements.find((one) => one === 'taken_back' || one === 'final') ?? statements.at(-1) ?? whole;
}

/** The last clear statement of a turn; another number counts if there is nothing clearer. */
function statementOfTurn(
  sentences: readonly Work[],
  result: Place['result'],
  material: Material,
): Statement | null {
  const { own, topic } = material;
  const end = own.findLast(({ turn }) => turn === sentences[0]?.turn)?.start;
  const statements = sentences.flatMap(({ text: written, start }) => {
    const text = withDigits(written);
    const stems = contentStems(text);
    const isPlain = topicWords(stems, topic) > 0 || foreignWords(stems, topic).length === 0;
    return statementOfSentence(text, { result, topic, isLast: start === end, isPlain }) ?? [];
  });
  return (
    statements.findLast((one) => one === 'taken_back' || one === 'final') ??
    statements.findLast((one) => one === 'other') ??
    statements.at(-1) ??
    null
  );
}

/**
 * Whether the learner reached the final value and kept it. A later turn that names another value or takes the value
 * back counts as a retraction; saying the value again or reaffirming it restores it.
 */
export function resultOutcome(material: Material, result: Result): ResultOutcome {
  const { final } = result;
  if (final === null) return 'never_reached';
  let outcome: ResultOutcome = 'never_reached';
  let isTakenBack = false;
  for (const sentences of Map.groupBy(material.work, ({ turn }) => turn).values()) {
    const ofThese = (some: readonly Work[]) => statementOfTurn(some, { ...result, final }, material);
    const fresh = ofThese(sentences.filter(({ isAgain }) => !isAgain));
    // A repeated statement counts only if the value was taken back since.
    const statement = isTakenBack && ofThese(sentences) === 'final' ? 'final' : fresh;
    if (statement === 'final' || (statement === 'reaffirmed' && outcome !== 'never_reached')) {
      outcome = 'kept';
      isTakenBack = false;
    } else if (statement !== null && outcome === 'kept') {
      outcome = 'retracted';
    }
    if (statement === 'taken_back') isTakenBack = true;
  }
  return outcome;
}
