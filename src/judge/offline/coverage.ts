import { piecesOf } from '../dossier/turn.ts';
import { expectedOf } from './expected.ts';
import type { Material } from './material.ts';
import type { Said } from './said.ts';
import { softMatch } from './soft-match.ts';
import { languageOf, LANGUAGES } from './languages.ts';
import { contentStems, wordsOf } from './words.ts';

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
