import { sumSimple } from 'simple-statistics';
import { piecesOf } from '../dossier/turn.ts';
import type { Material } from './material.ts';
import type { Said } from './said.ts';
import { contentStems, isNumber, languageOf, LANGUAGES, wordsOf } from './words.ts';

/** Words that begin alike, as after inflection or in a compound, are more likely the same than not. */
const BEGINS_ALIKE = 0.6;
const BEGINNING = 5;

/** References often state marks: "(0.25 P)", "[2 marks]". The words just before a mark are what earns it. */
const MARK = /[([]\s*\d+(?:[.,]\d+)?\s*(?:p|pt|pts|points?|marks?|punkte?)\s*[)\]]/giu;
const MARKED_WORDS = 6;
const UNMARKED_WEIGHT = 0.3;
/** Words that the question already contains show little. */
const GIVEN_WEIGHT = 0.2;

function expectedIn(reference: string, given: ReadonlySet<string>): Map<string, number> {
  const weights = new Map<string, number>();
  const parts = reference.split(MARK).map(contentStems);
  const hasMarks = parts.length > 1;
  for (const part of hasMarks ? parts.slice(0, -1) : parts) {
    const earning = hasMarks ? part.length - MARKED_WORDS : 0;
    for (const [at, stem] of part.entries()) {
      const weight = (at < earning ? UNMARKED_WEIGHT : 1) * (given.has(stem) ? GIVEN_WEIGHT : 1);
      weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
    }
  }
  return weights;
}

/**
 * The share of expected words that counts as complete, since a good answer does not copy the reference. German
 * compounds join two or three English words, so one miss costs more.
 */
const FULL = 0.5;
const FULL_GERMAN = 0.3;
const LEAST_EXPECTED = 2;
const LEAST_SHARED = 2;
const MOST_STEMS = 2000;
const MOST_BEST = 4;

export type Coverage = {
  /** Of the reference's weighted words, relative to what a complete answer shares. */
  share: number;
  /** The sentences that cover most of it, best first. */
  best: Said[];
};

/** Null if the reference has too few words to compare with. */
export function coverageOf({ dossier, opening, said }: Material): Coverage | null {
  const { title, reference = '' } = dossier.rubric.body;
  // Only the opening counts as the question: later turns of others may only agree with the learner.
  const given = new Set([title, ...opening.flatMap(piecesOf)].flatMap(contentStems));
  const weights = expectedIn(reference, given);
  if (weights.size < LEAST_EXPECTED) return null;
  // A sentence that shares one word shares it by chance, if others share more.
  const related = said.filter(
    ({ stems }) => stems.filter((stem) => weights.has(stem)).length >= LEAST_SHARED,
  );
  const stems = (related.length > 0 ? related : said).flatMap((sentence) => sentence.stems);
  const used = new Set(stems.slice(0, MOST_STEMS));
  const beginnings = new Set([...used].map((stem) => stem.slice(0, BEGINNING)));
  const matchOf = (stem: string): number => {
    if (used.has(stem)) return 1;
    const mayBend = stem.length >= BEGINNING && !isNumber(stem);
    return mayBend && beginnings.has(stem.slice(0, BEGINNING)) ? BEGINS_ALIKE : 0;
  };
  const all = sumSimple([...weights.values()]);
  const covered = sumSimple(Array.from(weights, ([stem, weight]) => weight * matchOf(stem)));
  const full = languageOf(wordsOf(reference)) === LANGUAGES.german ? FULL_GERMAN : FULL;
  return { share: Math.min(1, covered / all / full), best: bestOf(said, weights) };
}

/** Each sentence counts for what the earlier ones do not cover, so that four quotes show four things. */
function bestOf(said: readonly Said[], weights: ReadonlyMap<string, number>): Said[] {
  const left = new Map(weights);
  const worth = ({ stems }: Said) => sumSimple([...new Set(stems)].map((stem) => left.get(stem) ?? 0));
  const best: Said[] = [];
  while (best.length < MOST_BEST) {
    const worths = said.map(worth);
    const most = worths.reduce((a, b) => Math.max(a, b), 0);
    const top = said[worths.indexOf(most)];
    if (top === undefined || most === 0) break;
    best.push(top);
    for (const stem of top.stems) left.delete(stem);
  }
  return best;
}
