import { expect } from 'vitest';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import type { Store } from '../../src/store/store.ts';
import { checkInvariants, type InvariantOptions } from '../support/check-invariants.ts';

const AT_ONCE = 6;

/** Nothing lost and nothing paid twice: events, awards, sums, chains and snapshot of every learner equal the oracle. */
export async function expectEverythingRight(
  store: Store,
  sent: Map<string, IncomingEvent[]>,
  options?: InvariantOptions,
): Promise<void> {
  const left = [...sent];
  async function checkNext(): Promise<void> {
    for (let next = left.pop(); next; next = left.pop()) {
      const [learner, events] = next;
      await checkInvariants(
        store,
        learner,
        new Map(events.map(({ id, source }) => [`${source} ${id}`, true])),
        options,
      );
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
}

/** No calibration step was answered more than once, plus once per crash. */
export function expectPaidOnce(answers: Map<string, number>, crashes = 0): void {
  const more = [...answers].filter(([, times]) => times > 1 + crashes);
  expect(more, 'steps that were paid for again').toEqual([]);
}
