import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Decided, Order, Scores } from './decide.ts';

/** From this touchpoint on orders are compared: before, nobody can tell. */
const FROM = 8;

/** The closest curve that never rises (pool adjacent violators: Ayer and others 1955). */
export function falling(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, count: 1 });
    for (let last = pools.length - 1; last > 0; last -= 1) {
      const [before, after] = [pools[last - 1]!, pools[last]!];
      if (before.sum / before.count >= after.sum / after.count) break;
      pools.splice(last - 1, 2, { sum: before.sum + after.sum, count: before.count + after.count });
    }
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}

const afterEach = (lives: readonly Decided[][], what: keyof Decided): number[] =>
  (lives[0] ?? []).map((_, number) => mean(lives.map((one) => one[number]![what])));

/** How much of `costs` it takes until the falling curve `scores` is at `wanted`, between two touchpoints by line. */
function costUntil(wanted: number, scores: readonly number[], costs: readonly number[]): number {
  const found = scores.findIndex((score) => score <= wanted);
  if (found === -1) return costs.at(-1)!;
  if (found === 0) return costs[0]!;
  const [before, after] = [scores[found - 1]!, scores[found]!];
  const share = (before - wanted) / (before - after);
  return costs[found - 1]! + share * (costs[found]! - costs[found - 1]!);
}

/**
 * The share of touchpoints, or of par minutes, that an order saves: how many it needs until P(meets) is as accurate as in
 * program order, against those of program order there; the mean over its touchpoints from the eighth on. An order that
 * does not get there counts with all of its own. NaN without both.
 */
export function saved(scores: Scores, order: Order, what: 'touchpoints' | 'minutes'): number {
  const { program, [order]: other } = scores;
  if (!program || !other || program.length === 0) return Number.NaN;
  const costs = (lives: readonly Decided[][]) =>
    what === 'minutes' ? afterEach(lives, 'minutes') : lives[0]!.map((_, number) => number + 1);
  const curve = (lives: readonly Decided[][]) => falling(afterEach(lives, 'score'));
  const [spent, mine] = [costs(program), costs(other)];
  const theirs = curve(other);
  const shares = curve(program).map((wanted, number) => 1 - costUntil(wanted, theirs, mine) / spent[number]!);
  return mean(shares.slice(FROM - 1));
}

/**
 * By how many standard errors P(meets) is more accurate by value than in random order, over all touchpoints: the mean
 * difference between the two of each learner. NaN without both.
 */
export function aheadOfRandom({ random, value }: Scores): number {
  if (!random || !value || value.length < 2) return Number.NaN;
  const all = (one: readonly Decided[]) => mean(one.map(({ score }) => score));
  const ahead = value.map((scores, learner) => all(random[learner]!) - all(scores));
  return mean(ahead) / (sampleStandardDeviation(ahead) / Math.sqrt(ahead.length));
}
