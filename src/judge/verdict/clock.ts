import type { Dossier } from '../dossier/build.ts';
import { isTail } from '../dossier/facts.ts';

/** Makes the median absolute deviation comparable with a standard deviation. */
const MAD_SCALE = 1.4826;
/** Less than this share of par is the upload rather than the work. */
const LEAST_SHARE = 1 / 16;

function clamp(x: number): number {
  return Math.min(100, Math.max(0, x));
}

function minutes(value: number): string {
  return `${Math.round(value * 10) / 10} minutes`;
}

/**
 * How much faster than the cohort, in robust standard deviations of log₂ of the minutes. On minutes themselves, which are
 * never negative and have a long tail, the fastest learner could hardly be above the median. Dossiers of earlier releases
 * have only that deviation.
 */
function deviation(span: number, { median, mad, octaves }: NonNullable<Dossier['timing']['cohort']>): number {
  if (octaves === undefined) return (median - span) / (MAD_SCALE * mad);
  return Math.log2(median / span) / (MAD_SCALE * octaves);
}

/**
 * Speed from elapsed time (design 6, "telemetry"): against at least 20 other learners `50 + 20·z` with a robust z,
 * otherwise against par on a log₂ scale: twice par 30, par 50, half of it 70. Faster is higher, within 0–100. Null without
 * elapsed time, without anything to compare it with, and if the times are too close to be the work itself.
 */
export function speedReading(dossier: Dossier): { x: number; seq: number; what: string } | null {
  const { spanMinutes, workedMinutes, parMinutes, cohort, parFactor } = dossier.timing;
  if (isTail(dossier) || spanMinutes === null || workedMinutes === null) return null;
  const { seq } = dossier.completion;
  if (cohort !== null && cohort.mad > 0) {
    // Extra time applies here as it does against par.
    const span = spanMinutes / parFactor;
    if (span < cohort.median * LEAST_SHARE) return null;
    const what = `${minutes(span)} beside a median of ${minutes(cohort.median)} in ${cohort.count} completions`;
    return { x: clamp(50 + 20 * deviation(span, cohort)), seq, what };
  }
  if (parMinutes === null || workedMinutes < parMinutes * LEAST_SHARE) return null;
  const what = `${minutes(workedMinutes)} of work beside a par of ${minutes(parMinutes)}`;
  return { x: clamp(50 + 20 * Math.log2(parMinutes / workedMinutes)), seq, what };
}
