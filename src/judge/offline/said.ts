import type { Dossier } from '../dossier/build.ts';
import { hasReference } from '../dossier/facts.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { emptyIn } from './empty.ts';
import { withDigits } from './numbers.ts';
import { contentStems, denies, isNumber, wordsOf } from './words.ts';

export type Said = OwnSentence & {
  stems: string[];
  /** Its words, besides numbers, that the task does not have. */
  foreign: number;
  /** Whether it only takes back what was said. */
  retracts: boolean;
};

/** Stems of the rubric and of what the other speakers said. */
export function topicOf(dossier: Dossier, others: readonly Turn[]): ReadonlySet<string> {
  const { title, points, reference = '' } = dossier.rubric.body;
  const texts = [title, ...points, reference, ...others.flatMap(piecesOf)];
  return new Set(texts.flatMap((text) => contentStems(withDigits(text))));
}

const CLAUSE = /[;:–—.!?]|,(?!\d)/u;
/** What is only supposed or asked. */
const SUPPOSED = /^\s*(?:if|unless|wenn|falls)\b|[?？]\s*$/iu;

/** Whether a clause denies something and names nothing besides: "That was wrong", "My answer is not right". */
function isRetraction(text: string): boolean {
  if (SUPPOSED.test(text)) return false;
  return text.split(CLAUSE).some((clause) => {
    const words = wordsOf(clause);
    const others = words.filter((word) => !denies(word));
    if (words.length < 2 || others.length === words.length) return false;
    const named = new Set(contentStems(others.join(' ')));
    return named.size < 2 && ![...named].some(isNumber);
  });
}

const SELF = '(?:i|we|my|mine|our|this|it|ich|meine?|unsere?|das)';
const PRAISED =
  '(?:excellent|outstanding|exceptional|brilliant|superb|perfect|flawless|impressive|proud|genius|the best|better than|hervorragend|ausgezeichnet|perfekt|großartig|stolz)';
/** The speaker or their work at the beginning of a sentence, with praise. */
const PRAISE = new RegExp(
  `^[^.!?;]{0,20}(?<!\\p{L})${SELF}(?!\\p{L})[^.!?;]{0,80}(?<!\\p{L})${PRAISED}(?:e[nrs]?|ly)?(?!\\p{L})`,
  'iu',
);

export function saidIn(dossier: Dossier, own: readonly OwnSentence[], topic: ReadonlySet<string>): Said[] {
  const isEmpty = emptyIn(dossier, own);
  const keys = new Set(['']);
  return own.flatMap((sentence) => {
    const { text } = sentence;
    const key = wordsOf(text).join(' ');
    if (keys.has(key)) return [];
    keys.add(key);
    const stems = contentStems(withDigits(text));
    if (isEmpty(sentence, stems)) return [];
    const foreign = stems.filter((stem) => !isNumber(stem) && !topic.has(stem)).length;
    // What is mostly about the task, or has a figure, is more than praise: a full stop may be missing between them.
    if (PRAISE.test(text) && 2 * foreign > stems.length && !stems.some(isNumber)) return [];
    return [{ ...sentence, stems, foreign, retracts: isRetraction(text) }];
  });
}

/** With fewer stems than this, nothing is treated as off topic. */
const LEAST_TOPIC = 8;

/**
 * Those that share a word with the task, or a number that it or the learner had before, or that are little besides a number.
 * Without a reference nothing says what the topic is.
 */
export function aboutTask(dossier: Dossier, said: readonly Said[], topic: ReadonlySet<string>): Said[] {
  if (!hasReference(dossier) || topic.size < LEAST_TOPIC) return [...said];
  const found = new Set<string>();
  return said.filter(({ stems, foreign, retracts }) => {
    const numbers = stems.filter(isNumber);
    const shares = foreign + numbers.length < stems.length;
    const isKnown = numbers.some((number) => topic.has(number) || found.has(number));
    const isResult = numbers.length > 0 && (foreign === 0 || isKnown);
    if (!shares && !isResult) return retracts;
    for (const number of numbers) found.add(number);
    return true;
  });
}
