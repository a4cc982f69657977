import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Scores } from './decide.ts';

const afterEach = (scores: readonly number[][]): number[] =>
  (scores[0] ?? []).map((_, number) => mean(scores.map((one) => one[number]!)));

/**
 * The share of touchpoints that the order by value saves: how many it needs until P(meets) is as accurate as in program
 * order at the end, against the length of that. 0 if it never is, NaN without both.
 */
export function touchpointsSaved({ program, value }: Scores): number {
  if (!program || !value || program.length === 0) return Number.NaN;
  const wanted = afterEach(program);
  const found = afterEach(value).findIndex((score) => score <= wanted.at(-1)!);
  return found === -1 ? 0 : 1 - (found + 1) / wanted.length;
}

/**
 * By how many standard errors P(meets) is more accurate by value than in random order, over all touchpoints: the mean
 * difference between the two of each learner. NaN without both.
 */
export function aheadOfRandom({ random, value }: Scores): number {
  if (!random || !value || value.length < 2) return Number.NaN;
  const ahead = value.map((scores, learner) => mean(random[learner]!) - mean(scores));
  return mean(ahead) / (sampleStandardDeviation(ahead) / Math.sqrt(ahead.length));
}
