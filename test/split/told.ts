import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { CloudEvent } from '../../examples/cloud-event.ts';
import type { Outcome } from './checks.ts';
import type { Receivers } from './receivers.ts';

/** Telemetry is sent every second, and a webhook that failed in a storm again after five seconds and more. */
const WITHIN_MS = 60_000;

/** Repeats a check until it finds nothing wrong, or the time is over. */
async function untilRight(check: () => string[]): Promise<string[]> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const faults = check();
    if (faults.length === 0 || Date.now() > end) return faults;
    await sleep(500);
  }
}

/** The trace that the platform gives an event. */
const traceIdOf = ({ source, id, subject }: CloudEvent): string =>
  createHash('sha256').update(`${source} ${id} ${subject}`).digest('hex').slice(0, 32);

/** Events as a platform sends them that traces its own work. */
export function traced(events: readonly CloudEvent[]): CloudEvent[] {
  return events.map((event) => ({
    ...event,
    traceparent: `00-${traceIdOf(event)}-${traceIdOf(event).slice(16)}-01`,
  }));
}

/** Streams do not announce what is older than a day; an hour less, since the run itself takes time. */
const ANNOUNCED_MS = 23 * 3_600_000;

/** What the trace of an event must have. */
function stepsOf({ time }: CloudEvent, isCompletion: boolean): string[] {
  const isAnnounced = Date.now() - Date.parse(time) < ANNOUNCED_MS;
  return [
    'accept',
    'award',
    ...(isCompletion ? ['verdict', 'judge'] : []),
    ...(isAnnounced ? ['stream award'] : []),
    ...(isAnnounced && isCompletion ? ['stream verdict'] : []),
  ];
}

/** Each event is one trace, from intake to award and stream and, if it has one, to the verdict; by API and worker. */
export function traceFaults(
  { telemetry }: Pick<Receivers, 'telemetry'>,
  events: readonly CloudEvent[],
  { calibrations }: Outcome,
): Promise<string[]> {
  const completions = new Set(calibrations.map(({ completion }) => completion));
  return untilRight(() =>
    events.flatMap((event, index) => {
      const spans = telemetry.trace(traceIdOf(event));
      // Judged at once, or link by link.
      const names = spans.map(({ name }) => name.replace(` ${event.type}`, '').replace(/^judge .*/, 'judge'));
      const steps = stepsOf(event, completions.has(index + 1));
      const missing = steps.filter((step) => !names.includes(step));
      const twice = ['accept', 'award'].filter((step) => names.indexOf(step) !== names.lastIndexOf(step));
      const services = new Set(spans.map(({ service }) => service)).size;
      return [
        ...missing.map((step) => `event ${index + 1} (${event.type}): its trace has no “${step}”`),
        ...twice.map((step) => `event ${index + 1} (${event.type}): its trace has “${step}” twice`),
        ...(services === 2
          ? []
          : [`event ${index + 1}: its trace has spans of ${services} services, not of 2`]),
      ];
    }),
  );
}

/** Metrics came by OTLP from both kinds of process. */
export function metricFaults({ telemetry }: Pick<Receivers, 'telemetry'>): Promise<string[]> {
  const expected = {
    'touchstone-api': 'touchstone_events_total',
    'touchstone-worker': 'touchstone_awards_total',
  };
  return untilRight(() =>
    Object.entries(expected)
      .filter(([service, name]) => !telemetry.metrics.get(service)?.has(name))
      .map(([service, name]) => `no ${name} of ${service} came by OTLP`),
  );
}

type Entries = { entries: { entry: number }[] };
type Calibration = { calibration: { number: number } };

/** Every entry and verdict of the learners was delivered, signed; a message that came twice has the same id. */
export function webhookFaults(
  { hooks }: Pick<Receivers, 'hooks'>,
  secret: string,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<string[]> {
  return untilRight(() => {
    const messages = new Map(hooks.received.map((one) => [one.id, one]));
    const byLearner = Map.groupBy(messages.values(), ({ data }) => data.learner);
    return [...outcomes].flatMap(([learner, { entries, calibrations }]) => {
      const ofOne = byLearner.get(learner) ?? [];
      const of = <Data>(type: string) =>
        ofOne.filter((one) => one.type === type).map(({ data }) => data as Data);
      const told = of<Entries>('award').flatMap((data) => data.entries.map(({ entry }) => entry));
      const judged = of<Calibration>('calibration').map(({ calibration }) => calibration.number);
      const unsigned = ofOne.filter(({ text, headers }) => !isSigned(secret, text, headers));
      return [
        ...differences(
          learner,
          'entries',
          told,
          entries.map(({ entry }) => entry),
        ),
        ...differences(
          learner,
          'verdicts',
          judged,
          calibrations.map(({ number }) => number),
        ),
        ...unsigned.map(({ id }) => `${learner}: the signature of ${id} is wrong`),
      ];
    });
  });
}

function differences(learner: string, what: string, told: number[], expected: number[]): string[] {
  return told.join() === expected.join()
    ? []
    : [`${learner}: webhooks told ${what} ${told.join()} instead of ${expected.join()}`];
}

/** Times of a run are minutes ago at its end, past the tolerance of the library, so only the signature is compared. */
function isSigned(secret: string, text: string, headers: Record<string, unknown>): boolean {
  const [id, at, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  ) as [string, string, string];
  return new Webhook(secret).sign(id, new Date(Number(at) * 1000), text) === signature;
}
