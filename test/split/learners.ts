import type { CloudEvent } from '../../examples/cloud-event.ts';
import { cohortEvents } from '../../examples/cohort.ts';
import { sessionEndingAt } from '../../src/cli/demo.ts';

const SEED = 7;
const STEP_MS = 3 * 60_000;

/**
 * A simulated cohort under ids with this prefix. Each has at most `most` events, three minutes apart, which end now, since
 * streams do not announce what is older than a day. `test:` learners are in no cohort, so the work of others does not change
 * their readings.
 */
export function cohort(
  prefix: `test:${string}`,
  { learners, most, endingAt }: { learners: number; most: number; endingAt: Date },
): Map<string, CloudEvent[]> {
  const found = Map.groupBy(cohortEvents({ learners, seed: SEED, endingAt }), (event) =>
    event.subject.replace('demo:', prefix),
  );
  for (const [learner, all] of found) {
    const events = all.slice(0, most);
    const start = endingAt.getTime() - events.length * STEP_MS;
    found.set(
      learner,
      events.map((event, index) => ({
        ...event,
        subject: learner,
        time: new Date(start + index * STEP_MS).toISOString(),
      })),
    );
  }
  return found;
}

/** The recorded session of the demo, for this learner. */
export async function recordedSession(learner: string, endingAt: Date): Promise<CloudEvent[]> {
  return (await sessionEndingAt(endingAt.getTime(), learner)) as unknown as CloudEvent[];
}
