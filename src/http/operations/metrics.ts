import { Registry } from 'prom-client';
import { instrumentsIn, LONG, SHORT, type Instruments } from './instruments.ts';
import { judgeMetrics } from './judge-metrics.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Metrics of one process. Labels are routes, outcomes, judges and services, never learners. Counters count the work of
 * this process, so the sum over processes is that of the installation; gauges of pending work and of judges are read from
 * the database and are the same everywhere. docs/metrics.md lists them.
 */
export function createMetrics() {
  const registry = new Registry();
  const make = instrumentsIn(registry);
  return {
    registry,
    /** Texts of other metrics, such as those of the Temporal SDK, added to those of the registry. */
    others: [] as (() => Promise<string>)[],
    ...apiMetrics(make),
    ...workMetrics(make),
    ...judgeMetrics(make),
    ...processMetrics(make),
  };
}

function apiMetrics({ counter, gauge, histogram }: Instruments) {
  return {
    requests: histogram('request_seconds', 'Request duration by route', SHORT, ['method', 'route', 'status']),
    events: counter('events_total', 'Events received by result', ['status']),
    unmapped: counter('unmapped_total', 'Documents of other standards that no mapping names', ['door']),
    limited: counter('limited_total', 'Requests refused by a limit of a key or prefix', ['limit']),
    streams: gauge('streams', 'Open live streams'),
    streamLag: gauge(
      'stream_lag_seconds',
      'Age of the oldest change that a transaction still running on the database server keeps from streams',
    ),
    replicaLag: gauge('replica_lag_seconds', 'How far the server of DATABASE_READ_URL is behind'),
    streamsDropped: counter('streams_dropped_total', 'Live streams closed because their reader was too slow'),
  };
}

function workMetrics({ counter, gauge, histogram }: Instruments) {
  const awards = counter('awards_total', 'Events awarded');
  const waited = histogram('event_to_award_seconds', 'Time from accepting an event to its award', LONG);
  const rings = {
    sent: counter('rings_sent_total', 'Signals sent to learner workflows'),
    dropped: counter(
      'rings_dropped_total',
      'Signals that failed or found the queue full; the sweeper repeats them',
    ),
    retried: counter('rings_retried_total', 'Signals of the sweeper to learners with overdue work'),
    hinted: counter('hints_sent_total', 'Hints to workers that attend a learner, in place of signals'),
  };
  return {
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
    webhookDeliveries: counter('webhook_deliveries_total', 'Attempts to deliver a message to a webhook', [
      'outcome',
    ]),
    webhooks: {
      lagSeconds: gauge(
        'webhook_lag_seconds',
        'Age of the oldest change that a webhook has not got yet, to within ten seconds',
      ),
      disabled: gauge('webhooks_disabled', 'Webhooks that are no longer called'),
    },
    credentialRulesLag: gauge(
      'credential_rules_lag_seconds',
      'Age of the oldest change that the rules for credentials were not applied to yet, to within five seconds',
    ),
    attended: gauge('attended_learners', 'Learners whose events this process awards without a signal'),
    sweeps: counter('sweeps_total', 'Runs of the sweeper', ['outcome']),
    onRing: (outcome: keyof typeof rings) => rings[outcome].inc(),
    onAwarded(_learner: string, events: readonly { waitedMs: number }[]) {
      awards.inc(events.length);
      for (const { waitedMs } of events) waited.observe(waitedMs / 1000);
    },
  };
}

function processMetrics({ gauge, histogram }: Instruments) {
  return {
    up: gauge('service_up', '1 if the service works, 0 if it does not', ['service']),
    poolWait: histogram('pool_wait_seconds', 'Wait for a database connection of the pool', SHORT),
    loopLag: histogram('event_loop_lag_seconds', 'Delay of a timer by other work of the process', SHORT),
  };
}

/** All metrics of the process in the text format of Prometheus. */
export async function metricsText({ registry, others }: Metrics): Promise<string> {
  const texts = await Promise.all([registry.metrics(), ...others.map((text) => text().catch(() => ''))]);
  return texts.map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('');
}
