import { expect } from 'vitest';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import type { Store } from '../../src/store/store.ts';
import { checkInvariants } from '../support/check-invariants.ts';

const AT_ONCE = 6;

/** Nothing lost and nothing paid twice: every learner's events, awards, sums, chains and snapshot against the oracle. */
export async function expectEverythingRight(store: Store, sent: Map<string, IncomingEvent[]>): Promise<void> {
  const left = [...sent];
  async function checkNext(): Promise<void> {
    for (let next = left.pop(); next; next = left.pop()) {
      const [learner, events] = next;
      await checkInvariants(
        store,
        learner,
        new Map(events.map(({ id, source }) => [`${source} ${id}`, true])),
      );
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
}

/** No step of the heavy path was answered more often than once, plus once for each crash. */
export function expectPaidOnce(answers: Map<string, number>, crashes = 0): void {
  const more = [...answers].filter(([, times]) => times > 1 + crashes);
  expect(more, 'steps that were paid for again').toEqual([]);
}
