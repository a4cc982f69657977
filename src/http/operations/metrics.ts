import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Metrics of one process. Labels are routes, outcomes and judges, never learners. `onAwarded` and `onVerdict` serve as
 * worker hooks if one process runs both.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name: `touchstone_${name}`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `touchstone_${name}`, help, labelNames, registers });
  const requests = new Histogram({
    name: 'touchstone_request_seconds',
    help: 'Request duration by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const events = counter('events_total', 'Events received by result', ['status']);
  const awards = counter('awards_total', 'Events awarded by the worker in this process');
  const verdicts = counter('verdicts_total', 'Verdicts committed by the worker in this process', ['judge']);
  const unscored = counter('unscored_total', 'Judge answers that could not be used', ['reason']);
  const failed = counter('judge_failures_total', 'Failed judge calls in this process', ['judge', 'code']);
  return {
    registry,
    requests,
    events,
    limited: counter('limited_total', 'Requests refused by a limit of a key or prefix', ['limit']),
    streams: gauge('streams', 'Open live streams'),
    streamsDropped: counter('streams_dropped_total', 'Live streams closed because their reader was too slow'),
    waiting: {
      learners: gauge('waiting_learners', 'Learners with pending work'),
      events: gauge('waiting_events', 'Events without an award'),
      calibrations: gauge('waiting_calibrations', 'Completions without a verdict'),
      oldestDueSeconds: gauge(
        'oldest_due_seconds',
        'Age of the oldest pending work: an event without an award or a completion without a verdict',
      ),
      oldestEventSeconds: gauge('oldest_pending_event_seconds', 'Age of the oldest event without an award'),
      oldestPendingSeconds: gauge(
        'oldest_pending_verdict_seconds',
        'Age of the oldest completion without a verdict',
      ),
    },
    judges: {
      failing: gauge('judge_failing', '1 if the last call of the judge failed', ['judge']),
      spentDollars: gauge('judge_spent_dollars', 'Cost of models on this UTC day, if their price is known'),
      budgetDollars: gauge('judge_budget_dollars', 'Budget for models per UTC day; 0 means no limit'),
    },
    onJudgeFailed: (judge: string, code: string) => failed.inc({ judge, code }),
    onAwarded: (count: number) => awards.inc(count),
    onVerdict(verdict: { judge: { name: string }; unscored: string | null }) {
      if (verdict.unscored === null) verdicts.inc({ judge: verdict.judge.name });
      else unscored.inc({ reason: verdict.unscored });
    },
  };
}
