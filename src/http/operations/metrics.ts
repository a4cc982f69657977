import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * What one process counts. Labels name routes, outcomes and judges, never a learner. `onAwarded` and `onVerdict` fit the
 * worker's hooks, for a process that runs both.
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
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const events = counter('events_total', 'Events received, by what became of them', ['status']);
  const awards = counter('awards_total', 'Events awarded by the worker in this process');
  const verdicts = counter('verdicts_total', 'Verdicts committed by the worker in this process', ['judge']);
  const unscored = counter('unscored_total', 'Answers of a judge that could not be used', ['reason']);
  const failed = counter('judge_failures_total', 'Calls of a judge in this process that gave no answer', [
    'judge',
    'code',
  ]);
  return {
    registry,
    requests,
    events,
    streams: gauge('streams', 'Open live streams'),
    streamsDropped: counter(
      'streams_dropped_total',
      'Live streams closed since their reader did not keep up',
    ),
    waiting: {
      learners: gauge('waiting_learners', 'Learners to whom something is owed'),
      events: gauge('waiting_events', 'Events not awarded yet'),
      calibrations: gauge('waiting_calibrations', 'Completions without a verdict'),
      oldestDueSeconds: gauge('oldest_due_seconds', 'How long the most overdue ring is late'),
      oldestPendingSeconds: gauge(
        'oldest_pending_verdict_seconds',
        'Age of the oldest completion without a verdict',
      ),
    },
    judges: {
      failing: gauge('judge_failing', '1 for a judge that did not answer when it was asked last', ['judge']),
      spentDollars: gauge(
        'judge_spent_dollars',
        'What models cost on this UTC day, where their price is known',
      ),
      budgetDollars: gauge('judge_budget_dollars', 'What they may cost a UTC day; 0 where there is no limit'),
    },
    onJudgeFailed: (judge: string, code: string) => failed.inc({ judge, code }),
    onAwarded: (count: number) => awards.inc(count),
    onVerdict(verdict: { judge: { name: string }; unscored: string | null }) {
      if (verdict.unscored === null) verdicts.inc({ judge: verdict.judge.name });
      else unscored.inc({ reason: verdict.unscored });
    },
  };
}
