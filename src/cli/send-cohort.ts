import { cohortEvents } from '../../examples/cohort.ts';
import type { ApiClient } from './client.ts';
import { sendBatch } from './send-batch.ts';

const SEED = 7;
const BATCH = 500;

/** Sends a small simulated cohort whose last two weeks end now. Sent again, every event is a duplicate. */
export async function sendCohort(
  client: ApiClient,
  learners: number,
): Promise<{ learners: number; events: number }> {
  const events = cohortEvents({ learners, seed: SEED, endingAt: new Date() });
  for (let at = 0; at < events.length; at += BATCH) await sendBatch(client, events.slice(at, at + BATCH));
  return { learners, events: events.length };
}
