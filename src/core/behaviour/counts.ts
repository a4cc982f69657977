import type { Signal } from '../signal.ts';
import type { BehaviourThresholds } from './thresholds.ts';

/** The counts behind the rules. Each run restarts at the event that last ended it. */
export type Counts = {
  /** Events so far that show the learner at work. */
  events: number;
  /** Failed or abandoned outcomes in a row. */
  failed: number;
  /** Passes since the last failure, or since the trouble began. */
  recovered: number;
  /** Passes in a row without help. */
  unaided: number;
  /** Hints and revealed answers since the last pass. */
  help: number;
  reveals: number;
  repeats: number;
  shortTurns: number;
  effortTurns: number;
  /** The learner's events in a row without a failure or help. */
  calm: number;
  /** Work in `stage` without a pass, idle gaps cut. */
  workedMs: number;
  stage: string | null;
  /** The last pass, epoch milliseconds. */
  passedAt: number | null;
};

export const NO_COUNTS: Counts = {
  events: 0,
  failed: 0,
  recovered: 0,
  unaided: 0,
  help: 0,
  reveals: 0,
  repeats: 0,
  shortTurns: 0,
  effortTurns: 0,
  calm: 0,
  workedMs: 0,
  stage: null,
  passedAt: null,
};

/** Whether an event shows the learner at work: their own, or the outcome of something they did. */
export function isPresent(signal: Signal): boolean {
  return signal.speaker === 'learner' || signal.outcome === 'passed' || signal.outcome === 'failed';
}

function time(counts: Counts, signal: Signal, gapMs: number, thresholds: BehaviourThresholds): void {
  const elsewhere = signal.stage !== null && signal.stage !== counts.stage;
  counts.workedMs = elsewhere ? 0 : counts.workedMs + Math.min(gapMs, thresholds.idleMs);
  if (elsewhere) counts.stage = signal.stage;
  if (gapMs < thresholds.breakMs) return;
  counts.unaided = 0;
  counts.shortTurns = 0;
  counts.effortTurns = 0;
}

function passed(counts: Counts, now: number): void {
  counts.unaided = counts.help === 0 ? counts.unaided + 1 : 0;
  if (counts.unaided > 0) counts.shortTurns = 0;
  counts.recovered += 1;
  counts.passedAt = now;
  counts.failed = 0;
  counts.help = 0;
  counts.reveals = 0;
  counts.workedMs = 0;
}

function failed(counts: Counts): void {
  counts.failed += 1;
  counts.recovered = 0;
  counts.unaided = 0;
  counts.reveals = 0;
  counts.calm = 0;
}

function helped(counts: Counts, reveals: boolean): void {
  counts.help += 1;
  counts.unaided = 0;
  counts.calm = 0;
  if (reveals) counts.reveals += 1;
}

/** A turn between the short and the effort limit ends neither run. */
function wrote(
  counts: Counts,
  signal: Signal,
  { words, effortWords }: BehaviourThresholds['coasting'],
): void {
  if (signal.words <= words) {
    counts.shortTurns += 1;
    counts.effortTurns = 0;
  }
  if (signal.repeated) {
    counts.repeats += 1;
    counts.effortTurns = 0;
  } else if (signal.words >= effortWords) {
    counts.effortTurns += 1;
    counts.shortTurns = 0;
    counts.reveals = 0;
    counts.repeats = 0;
  }
}

/** The counts after an event at `now`, `gapMs` after the learner's last. */
export function countsAfter(
  before: Counts,
  signal: Signal,
  { now, gapMs }: { now: number; gapMs: number },
  thresholds: BehaviourThresholds,
): Counts {
  const counts = { ...before };
  if (isPresent(signal)) {
    time(counts, signal, gapMs, thresholds);
    counts.events += 1;
  }
  if (signal.speaker === 'learner') {
    counts.calm += 1;
    if (signal.words > 0) wrote(counts, signal, thresholds.coasting);
  }
  if (thresholds.helpTypes.includes(signal.type))
    helped(counts, thresholds.revealTypes.includes(signal.type));
  if (signal.outcome === 'passed') passed(counts, now);
  else if (signal.outcome !== null) failed(counts);
  return counts;
}
