import { type Turn, piecesOf } from '../dossier/turn.ts';
import type { Material } from './material.ts';
import { isAmong, isSame, numbersIn, numberWordsIn, resultsIn, withDigits } from './numbers.ts';
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

function says(entry: Pick<TurnNumbers, 'numbers'>, value: number): boolean {
  return isAmong(value, entry.numbers);
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

/** What became of the right result in the learner's own turns. */
export type ResultOutcome = 'kept' | 'retracted' | 'never_reached';

/**
 * What a sentence says about the final value: states it, denies it, names another value, retracts it or reaffirms
 * it.
 */
type Statement = 'final' | 'denied' | 'named_other' | 'other' | 'retracted' | 'reaffirmed';

const CLAIM =
  /\b(?:answer|result|total|so|therefore|thus|hence|is|are|was|be|been|get|gives?|makes?|instead|also|comes?|ergibt|ist|sind)\b|=/iu;
/** A value named as the answer itself, not as an intermediate value. */
const NAMED =
  /\b(?:answer|result|antwort|ergebnis)\b[^\d.;?]{0,24}?\b(?:is|was|=|be|ist|lautet|war)\b\s*(n['’]t\b|not\b|nicht\b)?[^\d.;?]{0,8}?(\d[\d.,]*)/iu;
/**
 * Clause boundaries, because "not 12, but 13" says a different thing about each number. A comma between digits
 * belongs to a number.
 */
const CLAUSE = /[;:–—]|,(?!\d)|\b(?:but|and|sondern|aber|und)\b/iu;
const DENIED_BEFORE =
  /(?:\b(?:not|never|no longer|nor|doubt|nicht|nie|niemals|kein\p{L}*)\b|n['’]t\b)(?:\s+[^\s\d]+){0,5}?\s+[$£€]?(\d[\d.,]*)/giu;
const DENIED_AFTER =
  /(\d[\d.,]*)[^\d.;?]{0,24}?(?:\b(?:is|was|are|were|can|could|ist|war|kann|stimmt)\s*(?:not|n['’]t|never|nicht|wrong|incorrect|false|untrue|a mistake|falsch)|\bcannot\b|\bcan['’]t\b|\bisn['’]t\b|\bwasn['’]t\b)/giu;

function denies(clause: string, final: number): boolean {
  if (/\?\s*$/u.test(clause)) return false;
  return [...clause.matchAll(DENIED_BEFORE), ...clause.matchAll(DENIED_AFTER)].some((match) =>
    isSame(numbersIn(match[1] ?? '')[0] ?? Number.NaN, final),
  );
}

/**
 * The value as an operand of a sum with another result: the learner went on calculating, so it is not their answer.
 */
const PART_OF_SUM = /(\d[\d.,]*)\s*(?:[+*×/÷−-]|x|plus|minus|times)\s*[$£€]?\d[^=]*=\s*[$£€]?(\d[\d.,]*)/giu;

function usesInOtherSum(clause: string, final: number): boolean {
  const last = [...clause.matchAll(PART_OF_SUM)].at(-1);
  const value = (text: string | undefined) => numbersIn(text ?? '')[0] ?? Number.NaN;
  return last !== undefined && isSame(value(last[1]), final) && !isSame(value(last[2]), final);
}

type Place = {
  result: Result & { final: number };
  topic: Topic;
  /** Whether the turn ends with the sentence. */
  isLast: boolean;
  /** True if the sentence uses words of the task, or no words that belong to another subject. */
  isPlain: boolean;
};

/** A sentence that consists of a number only, apart from words such as "hmm" or "no". */
function isBare(clause: string): boolean {
  return /^[^\p{L}\d]*(?:(?:hmm|oh|ok|okay|no|nope|yes|sorry|wait|nein|doch|it)\b[^\p{L}\d]*)*[$£€]?\d[\d.,]*\s*(?:%|it (?:is|was))?[^\p{L}\d]*$/iu.test(
    clause,
  );
}

function statementOfClause(clause: string, { result, topic, isLast, isPlain }: Place): Statement | null {
  const { final, values, given } = result;
  const numbers = numbersIn(clause);
  if (numbers.some((number) => isSame(number, final))) {
    if (denies(clause, final)) return 'denied';
    if (isRetraction(clause, topic)) return 'retracted';
    if (!usesInOtherSum(clause, final) && saysResult({ text: clause, numbers }, result)) return 'final';
  }
  const claimed = numbers.at(-1);
  if (claimed === undefined) {
    if (reaffirms(clause)) return 'reaffirmed';
    return isRetraction(clause, topic) ? 'retracted' : null;
  }
  if (!isPlain || isNegated(clause) || [...values, ...given].some((value) => isSame(value, claimed)))
    return null;
  const named = NAMED.exec(clause);
  if (named !== null && named[1] === undefined) return 'named_other';
  return CLAIM.test(clause) || (isLast && isBare(clause)) ? 'other' : null;
}

/**
 * The statement of a sentence about the final value: a denial or the value itself if any clause has it, otherwise
 * the last clause that says something.
 */
function statementOfSentence(text: string, place: Place): Statement | null {
  const statements = text.split(CLAUSE).flatMap((clause) => statementOfClause(clause, place) ?? []);
  if (statements.includes('denied')) return 'denied';
  if (statements.includes('final')) return 'final';
  // A retraction can span clauses ("I was wrong when I said: …"), so the whole sentence is tested too.
  return statements.at(-1) ?? (isRetraction(text, place.topic) ? 'retracted' : null);
}

const STRONG: ReadonlySet<Statement> = new Set(['final', 'denied', 'named_other', 'retracted']);

/**
 * The last clear statement of a turn about the final value. A number that is only used in a calculation counts if
 * there is nothing clearer.
 */
function statementOfTurn(
  sentences: readonly Work[],
  result: Place['result'],
  { own, topic }: Material,
): Statement | null {
  const end = own.findLast(({ turn }) => turn === sentences[0]?.turn)?.start;
  const statements = sentences.flatMap(({ text: written, start }) => {
    const text = withDigits(written);
    const stems = contentStems(text);
    const isPlain = topicWords(stems, topic) > 0 || foreignWords(stems, topic).length === 0;
    return statementOfSentence(text, { result, topic, isLast: start === end, isPlain }) ?? [];
  });
  // Reaffirming adds nothing if the turn also states a value.
  const plain = statements.filter((statement) => statement !== 'reaffirmed');
  return plain.findLast((statement) => STRONG.has(statement)) ?? plain.at(-1) ?? statements.at(-1) ?? null;
}

/**
 * Whether the learner reached the final value and kept it. A later turn that names another value, denies it, or
 * only retracts what was said counts as a retraction. Saying the value again or reaffirming it restores it.
 */
export function resultOutcome(material: Material, result: Result): ResultOutcome {
  const { final } = result;
  if (final === null) return 'never_reached';
  let outcome: ResultOutcome = 'never_reached';
  let isRetracted = false;
  for (const sentences of Map.groupBy(material.work, ({ turn }) => turn).values()) {
    const statementOf = (some: readonly Work[]) => statementOfTurn(some, { ...result, final }, material);
    const fresh = statementOf(sentences.filter(({ isAgain }) => !isAgain));
    // A repeated statement counts only if the value was retracted since.
    const statement = isRetracted && statementOf(sentences) === 'final' ? 'final' : fresh;
    if (statement === 'final' || (statement === 'reaffirmed' && outcome !== 'never_reached')) {
      outcome = 'kept';
      isRetracted = false;
    } else if (statement !== null && outcome === 'kept') {
      outcome = 'retracted';
    }
    if (statement === 'denied' || statement === 'retracted') isRetracted = true;
  }
  return outcome;
}
