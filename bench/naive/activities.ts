import type { Database } from '../../src/store/database.ts';
import { transaction } from '../../src/store/database.ts';
import { createPolicies } from '../../src/store/documents/policies.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { awardOne } from './award-one.ts';

export type NaiveActivities = ReturnType<typeof createNaiveActivities>;

/** `onAwarded` is called after every commit. */
export function createNaiveActivities(database: Database, onAwarded: (awards: number) => void) {
  const policies = createPolicies();
  return {
    async awardOne(event: IncomingEvent): Promise<void> {
      onAwarded(await awardOne(database, policies, event));
    },
    /** A minimal transaction. */
    async insertOne(who: string): Promise<void> {
      await transaction(database, (tx) =>
        tx.query({
          name: 'bare-insert',
          text: 'INSERT INTO bare (who, at) VALUES ($1, now())',
          values: [who],
        }),
      );
      onAwarded(1);
    },
  };
}
