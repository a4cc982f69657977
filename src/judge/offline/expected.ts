import type { Rubric } from '../../core/rubric.ts';
import { isOfMethod } from './topic.ts';
import { contentStems } from './words.ts';

/** What an answer should contain: weighted stems, and the points they belong to. */
export type Expected = {
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
export function expectedOf(rubric: Rubric, given: ReadonlySet<string>): Expected {
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
