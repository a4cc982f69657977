import type { Database } from '../../src/store/database.ts';
import { intercept } from './intercept.ts';
import { onDatabase } from './on-database.ts';
import { until } from './until.ts';

/** Stops the next transaction of a pool just before its commit, with all its locks. */
export function gateCommits(database: Database) {
  let closed: PromiseWithResolvers<void> | null = null;
  let reached = Promise.withResolvers<void>();
  intercept(database, {
    around: async (text, send) => {
      if (text === 'COMMIT' && closed) {
        const { promise } = closed;
        closed = null;
        reached.resolve();
        await promise;
      }
      return send();
    },
  });
  return {
    /** Closes the gate for the next commit: `reached` resolves when that arrives, `open` lets it continue. */
    close(): { reached: Promise<void>; open(): void } {
      const gate = Promise.withResolvers<void>();
      closed = gate;
      reached = Promise.withResolvers<void>();
      return { reached: reached.promise, open: gate.resolve };
    },
  };
}

const WAITING = `SELECT count(*)::int AS waiting FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** Waits until a connection to this database waits for a lock. */
export async function untilBlocked(url: string): Promise<void> {
  await until(async () => (await onDatabase(url, WAITING)).rows[0].waiting > 0);
}
