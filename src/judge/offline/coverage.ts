import type { Rubric } from '../rubric.ts';
import type { Material, Said } from './material.ts';
import { contentStems } from './words.ts';

export type Coverage = {
  /** Share of the expected words that the learner used, words of the question counting little. */
  words: number;
  /** Mean share over the expected points, each full from half of its words. */
  points: number;
  covered: string[];
  missed: string[];
  /** Sentences that brought the most expected words, best first. */
  best: Said[];
};

/** Naming what the question already named shows less than naming what it did not. */
const GIVEN_WEIGHT = 0.2;
/** Half of a point's words, in the learner's own sentence, is the point in other words. */
const POINT_FULL = 0.5;

type Point = { text: string; stems: Set<string> };

function pointsOf(rubric: Rubric): Point[] {
  const texts = [...rubric.points, ...(rubric.reference ?? '').split(/[.;:\n]\s+|\s-\s/u)];
  return texts
    .map((text) => ({ text: text.trim(), stems: new Set(contentStems(text)) }))
    .filter(({ stems }) => stems.size >= 2);
}

/** Words the question gave away: everything in the rubric's title and said by others first. */
function givenOf({ dossier, others }: Material): Set<string> {
  return new Set([dossier.rubric.body.title, ...others.map((turn) => turn.text)].flatMap(contentStems));
}

/** How much of what the rubric expects the learner's words carry; null when the rubric expects nothing in particular. */
export function coverageOf(material: Material): Coverage | null {
  const rubric = material.dossier.rubric.body;
  const points = pointsOf(rubric);
  const expected = new Set(points.flatMap((point) => [...point.stems]));
  if (expected.size < 3) return null;
  const given = givenOf(material);
  const weightOf = (stem: string): number => (given.has(stem) ? GIVEN_WEIGHT : 1);
  const used = new Set(material.said.flatMap((sentence) => sentence.stems));
  let [hit, all] = [0, 0];
  for (const stem of expected) {
    all += weightOf(stem);
    if (used.has(stem)) hit += weightOf(stem);
  }
  const shares = points.map(({ stems }) =>
    Math.min(1, [...stems].filter((stem) => used.has(stem)).length / stems.size / POINT_FULL),
  );
  const named = rubric.points.length > 0 ? points.slice(0, rubric.points.length) : points;
  return {
    words: hit / all,
    points: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    covered: named.filter((_, index) => shares[index] === 1).map((point) => point.text),
    missed: named.filter((_, index) => (shares[index] ?? 0) < 0.5).map((point) => point.text),
    best: bestSentences(material.said, expected, weightOf),
  };
}

function bestSentences(
  said: readonly Said[],
  expected: ReadonlySet<string>,
  weightOf: (stem: string) => number,
): Said[] {
  const scored = said.map((sentence) => {
    const hits = [...new Set(sentence.stems)].filter((stem) => expected.has(stem));
    return { sentence, score: hits.reduce((sum, stem) => sum + weightOf(stem), 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map(({ sentence }) => sentence);
}
