import { LRUCache } from 'lru-cache';

/** Units per second, and the most that can be saved up. */
export type Rate = { perSecond: number; burst: number };

type Bucket = { level: number; at: number };

/** What a bucket answered: whether it was enough, what is left, and how long until there is a whole unit again. */
export type Taken = { enough: boolean; left: number; waitMs: number };

/** A unit that is missing only by rounding counts as whole. */
const ALMOST_ONE = 1 - 1e-6;

/**
 * Token buckets by name. A cost is accepted whole while at least one unit is left, and may take the level below zero: a
 * large batch is never refused for ever, never accepted in part, and what it took too much delays the next one. Past
 * `max` names the one unused for longest is forgotten, which fills it.
 */
export function createBuckets({ max, elapsedMs }: { max: number; elapsedMs: () => number }) {
  const buckets = new LRUCache<string, Bucket>({ max });

  function levelOf(name: string, { perSecond, burst }: Rate, at: number): number {
    const bucket = buckets.get(name);
    if (!bucket) return burst;
    return Math.min(burst, bucket.level + ((at - bucket.at) / 1000) * perSecond);
  }

  function answer(enough: boolean, level: number, { perSecond }: Rate): Taken {
    const waitMs = level >= ALMOST_ONE ? 0 : Math.ceil(((1 - level) / perSecond) * 1000);
    return { enough, left: Math.max(0, Math.floor(level)), waitMs };
  }

  return {
    /** Whether a cost would be accepted now; takes nothing. */
    look(name: string, rate: Rate): Taken {
      const level = levelOf(name, rate, elapsedMs());
      return answer(level >= ALMOST_ONE, level, rate);
    },
    /** Takes `cost` whole, or nothing if less than one unit is left. */
    take(name: string, rate: Rate, cost: number): Taken {
      const at = elapsedMs();
      const level = levelOf(name, rate, at);
      if (level < ALMOST_ONE) return answer(false, level, rate);
      buckets.set(name, { level: level - cost, at });
      return answer(true, level - cost, rate);
    },
  };
}
