import { median as medianOf } from 'simple-statistics';
import type { StoredEvent } from '../../core/event.ts';

/** The times of a completion, in minutes. */
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

function rounded(minutes: number): number {
  return Math.round(minutes * 1000) / 1000;
}

/**
 * Times at which the learner worked: event times, transcript times, and the start of a session whose length was
 * sent.
 */
function momentsOf(events: readonly StoredEvent[]): Map<number, number> {
  const allowance = new Map<number, number>();
  const add = (at: number, allowed: number) => {
    if (Number.isFinite(at)) allowance.set(at, Math.max(allowed, allowance.get(at) ?? 0));
  };
  for (const event of events) {
    const at = Date.parse(event.time);
    const lines = Array.isArray(event.data.transcript) ? event.data.transcript : [];
    for (const line of lines) if (typeof line?.at === 'string') add(Date.parse(line.at), IDLE_MS);
    const lasted = event.type.startsWith('voice.') ? (event.data.durationMs ?? 0) : 0;
    if (lasted > 0) add(at - lasted, IDLE_MS);
    // A session of stated length counts as work from beginning to end, whatever the gaps between its events.
    add(at, Math.max(IDLE_MS, lasted));
  }
  return allowance;
}

/** The time between the moments, with idle gaps counted only in part. */
function workedMs(moments: ReadonlyMap<number, number>, times: readonly number[]): number {
  const gaps = times
    .slice(1)
    .map((at, index) => Math.min(at - (times[index] ?? at), moments.get(at) ?? IDLE_MS));
  return gaps.reduce((sum, gap) => sum + gap, 0);
}

function cohortOf(minutes: readonly number[] | null): Timing['cohort'] {
  if (minutes === null || minutes.length < COHORT_MIN) return null;
  const median = medianOf([...minutes]);
  const mad = medianOf(minutes.map((value) => Math.abs(value - median)));
  const octaves = medianOf(minutes.map((value) => Math.abs(Math.log2(value / median))));
  return { count: minutes.length, median, mad, octaves };
}

/** Elapsed time of the evidence by the events' own times, with the values it is compared with. */
export function timingOf(
  events: readonly StoredEvent[],
  parMinutes: number | undefined,
  parFactor: number,
  cohortMinutes: readonly number[] | null,
): Timing {
  const moments = momentsOf(events);
  const times = [...moments.keys()].sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  const span = (last ?? 0) - (first ?? 0);
  return {
    firstAt: first === undefined ? null : new Date(first).toISOString(),
    lastAt: last === undefined ? null : new Date(last).toISOString(),
    spanMinutes: span > 0 ? rounded(span / MINUTE_MS) : null,
    workedMinutes: span > 0 ? rounded(workedMs(moments, times) / MINUTE_MS) : null,
    parMinutes: parMinutes === undefined ? null : parMinutes * parFactor,
    cohort: cohortOf(cohortMinutes),
    parFactor,
  };
}
