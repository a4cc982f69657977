import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../../examples/cloud-event.ts';
import { cohortEvents } from '../../examples/cohort.ts';
import type { ApiClient } from './client.ts';
import { sendBatch } from './send-batch.ts';

const SEED = 7;
const BATCH = 500;

/** Events of each learner that are not sent with the others, so that something happens while people look. */
const HELD_BACK = 6;
const PAUSE_MS = 1000;

/** Sends a small simulated cohort that has worked for two weeks. Returns what its learners will do next, oldest first. */
export async function sendCohort(
  client: ApiClient,
  learners: number,
): Promise<{ learners: number; events: number; next: CloudEvent[] }> {
  const all = cohortEvents({ learners, seed: SEED, endingAt: new Date() });
  const last = new Set(
    [...Map.groupBy(all, ({ subject }) => subject).values()].flatMap((own) => own.slice(-HELD_BACK)),
  );
  const events = all.filter((event) => !last.has(event));
  for (let at = 0; at < events.length; at += BATCH) await sendBatch(client, events.slice(at, at + BATCH));
  return { learners, events: events.length, next: all.filter((event) => last.has(event)) };
}

/** The cohort goes on working: one event a second, each of now, since streams do not announce what is older than a day. */
export async function workOn(client: ApiClient, events: readonly CloudEvent[]): Promise<void> {
  for (const event of events) {
    await sendBatch(client, [{ ...event, time: new Date().toISOString() }]);
    await sleep(PAUSE_MS, undefined, { ref: false });
  }
}
