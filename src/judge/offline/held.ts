import type { Material } from './material.ts';
import type { Work } from './said.ts';
import { isNegated } from './negation.ts';
import { isSame, numbersIn, withDigits } from './numbers.ts';
import { foreignWords, topicWords, type Topic } from './topic.ts';
import { contentStems } from './words.ts';
import { saysResult, type Result } from './result.ts';
import { isRetraction, standsByIt } from './retraction.ts';

/** What became of the right result in the learner's own turns. */
export type Held = 'held' | 'taken_back' | 'never';

/** What words make of the final value: it is it, it is not, another is, what was said is taken back, or stands again. */
type Stand = 'final' | 'denied' | 'named_other' | 'other' | 'back' | 'again';

const CLAIM =
  /\b(?:answer|result|total|so|therefore|thus|hence|is|are|was|be|been|get|gives?|makes?|instead|also|comes?|ergibt|ist|sind)\b|=/iu;
/** A value named as the answer itself; what is only reckoned with on the way is not. */
const NAMED =
  /\b(?:answer|result|antwort|ergebnis)\b[^\d.;?]{0,24}?\b(?:is|was|=|be|ist|lautet|war)\b\s*(n['’]t\b|not\b|nicht\b)?[^\d.;?]{0,8}?(\d[\d.,]*)/iu;
/** Where one clause ends: "not 12, but 13" says one thing of each. A comma between digits is part of a number. */
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

/** The value as one part of a sum that comes out otherwise: who goes on reckoning with it does not hold it. */
const PART_OF_SUM = /(\d[\d.,]*)\s*(?:[+*×/÷−-]|x|plus|minus|times)\s*[$£€]?\d[^=]*=\s*[$£€]?(\d[\d.,]*)/giu;

function reckonsOn(clause: string, final: number): boolean {
  const last = [...clause.matchAll(PART_OF_SUM)].at(-1);
  const value = (text: string | undefined) => numbersIn(text ?? '')[0] ?? Number.NaN;
  return last !== undefined && isSame(value(last[1]), final) && !isSame(value(last[2]), final);
}

type Place = {
  result: Result & { final: number };
  topic: Topic;
  /** Whether the turn ends with the sentence. */
  isLast: boolean;
  /** Whether the sentence has words of the task, or none but of answers. */
  isPlain: boolean;
};

/** A number that stands for itself, as somebody answers who says nothing else. */
function isBare(clause: string): boolean {
  return /^[^\p{L}\d]*(?:(?:hmm|oh|ok|okay|no|nope|yes|sorry|wait|nein|doch|it)\b[^\p{L}\d]*)*[$£€]?\d[\d.,]*\s*(?:%|it (?:is|was))?[^\p{L}\d]*$/iu.test(
    clause,
  );
}

function clauseStand(clause: string, { result, topic, isLast, isPlain }: Place): Stand | null {
  const { final, values, given } = result;
  const numbers = numbersIn(clause);
  if (numbers.some((number) => isSame(number, final))) {
    if (denies(clause, final)) return 'denied';
    if (isRetraction(clause, topic)) return 'back';
    if (!reckonsOn(clause, final) && saysResult({ text: clause, numbers }, result)) return 'final';
  }
  const claimed = numbers.at(-1);
  if (claimed === undefined) {
    if (standsByIt(clause)) return 'again';
    return isRetraction(clause, topic) ? 'back' : null;
  }
  if (!isPlain || isNegated(clause) || [...values, ...given].some((value) => isSame(value, claimed)))
    return null;
  const named = NAMED.exec(clause);
  if (named !== null && named[1] === undefined) return 'named_other';
  return CLAIM.test(clause) || (isLast && isBare(clause)) ? 'other' : null;
}

/** What a sentence says of the final value: the value itself where any clause claims it, else the last word on it. */
function sentenceStand(text: string, place: Place): Stand | null {
  const stands = text.split(CLAUSE).flatMap((clause) => clauseStand(clause, place) ?? []);
  if (stands.includes('denied')) return 'denied';
  if (stands.includes('final')) return 'final';
  // "I was wrong when I said: …" is one thought, which no clause of it says alone.
  return stands.at(-1) ?? (isRetraction(text, place.topic) ? 'back' : null);
}

const STRONG: ReadonlySet<Stand> = new Set(['final', 'denied', 'named_other', 'back']);

/** The last plain word of a turn on the final value; a number that is only reckoned with counts where there is none. */
function turnStand(
  sentences: readonly Work[],
  result: Place['result'],
  { own, topic }: Material,
): Stand | null {
  const end = own.findLast(({ turn }) => turn === sentences[0]?.turn)?.start;
  const stands = sentences.flatMap(({ text: written, start }) => {
    const text = withDigits(written);
    const stems = contentStems(text);
    const isPlain = topicWords(stems, topic) > 0 || foreignWords(stems, topic).length === 0;
    return sentenceStand(text, { result, topic, isLast: start === end, isPlain }) ?? [];
  });
  // To stand by an answer adds nothing where the turn says which.
  const plain = stands.filter((stand) => stand !== 'again');
  return plain.findLast((stand) => STRONG.has(stand)) ?? plain.at(-1) ?? stands.at(-1) ?? null;
}

/**
 * Whether the learner reached the final value and stayed with it. A later turn that names another, denies it or takes
 * what was said back without a word more takes it back; to say it again, or to stand by it, takes it up again.
 */
export function heldResult(material: Material, result: Result): Held {
  const { final } = result;
  if (final === null) return 'never';
  let held: Held = 'never';
  let isRetracted = false;
  for (const sentences of Map.groupBy(material.work, ({ turn }) => turn).values()) {
    const standOf = (some: readonly Work[]) => turnStand(some, { ...result, final }, material);
    const fresh = standOf(sentences.filter(({ isAgain }) => !isAgain));
    // What was said before is nothing new, unless it had been taken back since.
    const stand = isRetracted && standOf(sentences) === 'final' ? 'final' : fresh;
    if (stand === 'final' || (stand === 'again' && held !== 'never')) {
      held = 'held';
      isRetracted = false;
    } else if (stand !== null && held === 'held') {
      held = 'taken_back';
    }
    if (stand === 'denied' || stand === 'back') isRetracted = true;
  }
  return held;
}
