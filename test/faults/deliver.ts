import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';

const AGAIN_MS = 200;

type Post = (events: IncomingEvent[]) => Promise<unknown>;

/** A platform that sends its events in order and in batches, repeating each batch until accepted. */
export async function deliver(
  sessions: Map<string, IncomingEvent[]>,
  post: Post,
  { batch = 2, betweenMs = 0, onAccepted = (_events: number): void => {} } = {},
): Promise<void> {
  const platforms = [...sessions.values()].map(async (events) => {
    for (let at = 0; at < events.length; at += batch) {
      const part = events.slice(at, at + batch);
      while (
        !(await post(part).then(
          () => true,
          () => false,
        ))
      )
        await sleep(AGAIN_MS);
      onAccepted(part.length);
      if (betweenMs > 0) await sleep(betweenMs);
    }
  });
  await Promise.all(platforms);
}
