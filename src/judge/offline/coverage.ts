import type { Rubric } from '../../core/rubric.ts';
import { isOfMethod } from './topic.ts';
import { contentStems, languageOf, LANGUAGES, wordsOf } from './words.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { Material } from './material.ts';
import type { Said } from './said.ts';

/** A word inside a longer one, as in German compounds, is nearly the same word. */
const INSIDE = 0.8;
/** Words with the same beginning, as after inflection, are more likely the same than not. */
const SAME_BEGINNING = 0.6;
const SHORTEST = 5;

function beginsAlike(a: string, b: string): boolean {
  return a.slice(0, SHORTEST) === b.slice(0, SHORTEST);
}

/** How likely one of `used` is the word `wanted`: 1 for the same stem, less for related words, 0 for none. */
function softMatch(wanted: string, used: ReadonlySet<string>): number {
  if (used.has(wanted)) return 1;
  if (wanted.length < SHORTEST || /^\p{N}/u.test(wanted)) return 0;
  let best = 0;
  for (const word of used) {
    if (word.length < SHORTEST) continue;
    if (word.includes(wanted) || wanted.includes(word)) return INSIDE;
    if (beginsAlike(word, wanted)) best = SAME_BEGINNING;
  }
  return best;
}

/** What an answer should contain: weighted stems, and the points they belong to. */
type Expected = {
  weights: Map<string, number>;
  points: { text: string; stems: string[] }[];
  asked: number | null;
};

/** References often state marks: "(0.25 P)", "[2 marks]". The words just before a mark are what earns it. */
const MARK = /[([]\s*\d+(?:[.,]\d+)?\s*(?:p|pt|pts|points?|marks?|punkte?)\s*[)\]]/giu;
const MARKED_WORDS = 6;
const UNMARKED_WEIGHT = 0.3;
/** Words that the question already contains show little. */
const GIVEN_WEIGHT = 0.2;
const POINT_BREAK = /[.;:\n]\s+|\s-\s?(?=\p{Lu})|\s*\b\d\)\s*|\b\d\.(?=\p{Lu})|[●○•]/u;
const ASKED =
  /(?:\bat least\s+|\b(?:name|state|give|describe|list|nenne|nennen)\b(?:\s+and\s+\w+)?\s+(?:at least\s+|the\s+)?)(\d|one|two|three|four|five|zwei|drei|vier|fünf)\b(?!\s*-)/iu;
const COUNT: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
};

/** For "State at least four differences", four points are a complete answer, however many the reference lists. */
function askedOf(title: string): number | null {
  const word = ASKED.exec(title)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const count = COUNT[word] ?? Number(word);
  return count > 0 ? count : null;
}

function referencePoints(reference: string): { text: string; stems: string[]; context: string[] }[] {
  const marked = reference.split(MARK);
  if (marked.length > 1) {
    return marked.slice(0, -1).map((text) => {
      const stems = contentStems(text);
      return { text, stems: stems.slice(-MARKED_WORDS), context: stems.slice(0, -MARKED_WORDS) };
    });
  }
  return reference.split(POINT_BREAK).map((text) => ({ text, stems: contentStems(text), context: [] }));
}

/** The expected content of a rubric; `given` are the stems of the task as the learner got it. */
function expectedOf(rubric: Rubric, given: ReadonlySet<string>): Expected {
  const weights = new Map<string, number>();
  const add = (stem: string, weight: number) => {
    const own = given.has(stem) ? weight * GIVEN_WEIGHT : weight;
    weights.set(stem, Math.max(own, weights.get(stem) ?? 0));
  };
  const named = rubric.points
    .map((text) => ({ text, stems: contentStems(text), context: [] as string[] }))
    .filter(({ stems }) => !isOfMethod(stems));
  const points = [...named, ...referencePoints(rubric.reference ?? '')];
  for (const { stems, context } of points) {
    for (const stem of stems) add(stem, 1);
    for (const stem of context) add(stem, UNMARKED_WEIGHT);
  }
  const usable = points
    .map(({ text, stems }) => ({ text: text.trim(), stems: [...new Set(stems)] }))
    .filter(({ stems }) => stems.length >= 2 || (stems.length === 1 && points.length === 1));
  return { weights, points: usable, asked: askedOf(rubric.title) };
}

export type Coverage = {
  /** Weighted share of the expected words, relative to what a complete answer shares. */
  words: number;
  /** Mean share over the points, relative to the number that the question asks for. */
  points: number;
  covered: string[];
  missed: string[];
  /** The sentences that cover most of what is expected, best first. */
  best: Said[];
};

/**
 * The share of expected words that counts as complete, since a good answer does not copy the reference. German
 * compounds join two or three English words, so one miss costs more. In answers that people gave full marks, German
 * shared 0.4 of what English did; the values are shrunk towards each other because the subjects differ too.
 */
const FULL = { english: 0.5, german: 0.3 };
const LEAST_EXPECTED = 2;
const MOST_STEMS = 2000;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How much of what the rubric expects the learner's words cover; null if it expects nothing in particular. */
export function coverageOf(material: Material): Coverage | null {
  const rubric = material.dossier.rubric.body;
  // Only the opening counts as the question: later turns of others may only agree with the learner.
  const given = new Set([rubric.title, ...material.opening.flatMap(piecesOf)].flatMap(contentStems));
  const { weights, points, asked } = expectedOf(rubric, given);
  if (weights.size < LEAST_EXPECTED) return null;
  const expected = wordsOf([...rubric.points, rubric.reference].join('\n'));
  const full = languageOf(expected) === LANGUAGES.german ? FULL.german : FULL.english;
  // Restating the question answers nothing, and neither do the learner's own questions if there are claims as well.
  const fresh = material.said.filter(({ isRestated }) => !isRestated);
  const claims = fresh.filter(({ text }) => !/[?？]\s*$/u.test(text));
  const answering = claims.length > 0 ? claims : fresh;
  const used = new Set(answering.flatMap(({ stems }) => stems).slice(0, MOST_STEMS));
  const match = new Map([...weights.keys()].map((stem) => [stem, softMatch(stem, used)]));
  const worth = (stem: string): number => (weights.get(stem) ?? 0) * (match.get(stem) ?? 0);
  const weightOf = (stems: readonly string[]): number => sum(stems.map((stem) => weights.get(stem) ?? 0));
  const shares = points.map(({ stems }) => Math.min(1, sum(stems.map(worth)) / weightOf(stems) / full));
  const wanted = Math.min(asked ?? shares.length, shares.length);
  const strongest = [...shares].sort((a, b) => b - a).slice(0, wanted);
  const words = Math.min(1, sum([...weights.keys()].map(worth)) / weightOf([...weights.keys()]) / full);
  return {
    words,
    points: wanted === 0 ? words : sum(strongest) / wanted,
    covered: points.filter((_, index) => shares[index] === 1).map((point) => point.text),
    missed: points.filter((_, index) => (shares[index] ?? 0) < 0.4).map((point) => point.text),
    best: bestOf(answering, weights),
  };
}

function bestOf(said: readonly Said[], weights: ReadonlyMap<string, number>): Said[] {
  const left = new Map(weights);
  const best: Said[] = [];
  // Each sentence counts for what the earlier ones do not cover, so that four quotes show four things.
  for (let round = 0; round < 4; round += 1) {
    const scored = said.map((sentence) => ({
      sentence,
      score: sum([...new Set(sentence.stems)].map((stem) => left.get(stem) ?? 0)),
    }));
    const top = scored.reduce(
      (a, b) => (b.score > a.score ? b : a),
      scored[0] ?? { sentence: null, score: 0 },
    );
    if (top.sentence === null || top.score <= 0) break;
    best.push(top.sentence);
    for (const stem of top.sentence.stems) left.delete(stem);
  }
  return best;
}
