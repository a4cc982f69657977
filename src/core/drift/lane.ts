import { asNormal, guess, sdOf, with1, type NoiseEstimate } from './noise-estimate.ts';

/** One value that is followed through the stream: the distance of a reading from the card, of a skill or the mean of all. */
export type LaneValue = {
  work: string;
  residual: number;
  /** Mean of what the skills add to the reading, before the offset. */
  level: number;
  /** The variance of the residual that comes from people. */
  people: number;
};

/** A value as it was expected: standard normal while the judge reads as before. `scale` is its deviation in points. */
export type Innovation = { z: number; scale: number; level: number };

/** How many readings the standard deviations at the start count as. */
const RETEST_WEIGHT = 8;
const SIGMA_WEIGHT = 20;
/** A judge that repeats itself exactly must not raise an alarm over a rounded digit. */
const LEAST_RETEST = 1;

/**
 * Follows one lane. A work that the judge has read before is compared with its own earlier readings of it, since the judge's
 * error about one work mostly repeats; a new work is compared with the card. Both deviations are estimated while readings
 * come in, so that the test needs no run-in (self-starting charts: D. M. Hawkins, The Statistician 36, 1987).
 */
export function createLane({ sigma, retest }: { sigma: number; retest: number }) {
  const means = new Map<string, { count: number; mean: number }>();
  let between: NoiseEstimate = guess(sigma, SIGMA_WEIGHT);
  let within: NoiseEstimate = guess(Math.max(LEAST_RETEST, retest), RETEST_WEIGHT);

  function fromCard({ residual, level, people }: LaneValue): Innovation {
    const scale = Math.sqrt(sdOf(between) ** 2 + people);
    const { degrees } = between;
    between = with1(between, (residual * sdOf(between)) / scale);
    return { z: asNormal(residual / scale, degrees), scale, level };
  }

  return {
    /** The retest deviation as estimated so far. */
    retest: () => Math.max(LEAST_RETEST, sdOf(within)),
    /** Readings of the judge that were compared with earlier ones of the same work. */
    repeats: () => within.degrees - RETEST_WEIGHT,
    /** Remembers a reading without testing it. */
    remember({ work, residual }: LaneValue): void {
      const { count, mean } = means.get(work) ?? { count: 0, mean: 0 };
      means.set(work, { count: count + 1, mean: mean + (residual - mean) / (count + 1) });
    },
    take(value: LaneValue): Innovation {
      const before = means.get(value.work);
      this.remember(value);
      if (!before) return fromCard(value);
      const wider = Math.sqrt(1 + 1 / before.count);
      const deviation = (value.residual - before.mean) / wider;
      const { degrees } = within;
      const sd = Math.max(LEAST_RETEST, sdOf(within));
      within = with1(within, deviation);
      return { z: asNormal(deviation / sd, degrees), scale: sd * wider, level: value.level };
    },
  };
}

export type Lane = ReturnType<typeof createLane>;
