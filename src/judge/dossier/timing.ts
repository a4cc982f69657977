import { median as medianOf, medianAbsoluteDeviation, sumSimple } from 'simple-statistics';
import type { StoredEvent } from '../../core/event.ts';

export type Timing = {
  firstAt: string | null;
  lastAt: string | null;
  /** From the first to the last evidence event, as in the cohort; null if all events have one time. */
  spanMinutes: number | null;
  /** The same without idle gaps. */
  workedMinutes: number | null;
  /** Par of the rubric times the learner's factor for extra time. */
  parMinutes: number | null;
  /**
   * Median and median absolute deviation of at least 20 other learners' spans. `octaves` is the deviation of log₂ of the
   * minutes; missing in dossiers of earlier releases.
   */
  cohort: { count: number; median: number; mad: number; octaves?: number } | null;
  parFactor: number;
};

const MINUTE_MS = 60_000;
/** A longer gap between events counts only this much: thinking cannot be told from a lunch break. */
const IDLE_MS = 15 * MINUTE_MS;
const COHORT_MIN = 20;

function minutesOf(ms: number): number {
  return Math.round((ms / MINUTE_MS) * 1000) / 1000;
}

/**
 * Times at which the learner worked, in order, each with how much of the gap before it counts: event times, transcript
 * times, and the start of a session whose length was sent.
 */
function momentsOf(events: readonly StoredEvent[]): [at: number, allowed: number][] {
  const allowance = new Map<number, number>();
  // The time of a line may be a leap second, which `Date` cannot parse.
  const add = (at: number, allowed: number) => {
    if (Number.isFinite(at)) allowance.set(at, Math.max(allowed, allowance.get(at) ?? 0));
  };
  for (const event of events) {
    const at = Date.parse(event.time);
    for (const { at: said = event.time } of event.data.transcript ?? []) add(Date.parse(said), IDLE_MS);
    const lasted = event.type.startsWith('voice.') ? (event.data.durationMs ?? 0) : 0;
    if (lasted > 0) add(at - lasted, IDLE_MS);
    // A session of stated length counts as work from beginning to end, whatever the gaps between its events.
    add(at, Math.max(IDLE_MS, lasted));
  }
  return [...allowance].sort(([a], [b]) => a - b);
}

function cohortOf(minutes: readonly number[] | null): Timing['cohort'] {
  if (minutes === null || minutes.length < COHORT_MIN) return null;
  const median = medianOf(minutes);
  const octaves = medianOf(minutes.map((value) => Math.abs(Math.log2(value / median))));
  return { count: minutes.length, median, mad: medianAbsoluteDeviation(minutes), octaves };
}

export function parOf(parMinutes: number | undefined, parFactor: number): Timing['parMinutes'] {
  return parMinutes === undefined ? null : parMinutes * parFactor;
}

/** Elapsed time by the events' own times, and what it is compared with. */
export function timingOf(
  events: readonly StoredEvent[],
  parMinutes: number | undefined,
  parFactor: number,
  cohortMinutes: readonly number[] | null,
): Timing {
  const moments = momentsOf(events);
  const times = moments.map(([at]) => at);
  const [first, last] = [times[0], times.at(-1)];
  const apart = first !== undefined && last !== undefined && last > first;
  const worked = moments.slice(1).map(([at, allowed], index) => Math.min(at - (times[index] ?? at), allowed));
  return {
    firstAt: first === undefined ? null : new Date(first).toISOString(),
    lastAt: last === undefined ? null : new Date(last).toISOString(),
    spanMinutes: apart ? minutesOf(last - first) : null,
    workedMinutes: apart ? minutesOf(sumSimple(worked)) : null,
    parMinutes: parOf(parMinutes, parFactor),
    cohort: cohortOf(cohortMinutes),
    parFactor,
  };
}
