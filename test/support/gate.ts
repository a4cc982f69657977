import type { Database } from '../../src/store/database.ts';
import { intercept } from './intercept.ts';
import { onDatabase } from './on-database.ts';
import { until } from './until.ts';

/** Holds a pool's next transaction just before its commit, with all its locks, until it is let go. */
export function gateCommits(database: Database) {
  let held: PromiseWithResolvers<void> | null = null;
  let reached = Promise.withResolvers<void>();
  intercept(database, {
    hand: async (text, send) => {
      if (text === 'COMMIT' && held) {
        const { promise } = held;
        held = null;
        reached.resolve();
        await promise;
      }
      return send();
    },
  });
  return {
    /** Closes the gate for the next commit: `reached` settles when it stands before it, `open` lets it through. */
    close(): { reached: Promise<void>; open(): void } {
      const gate = Promise.withResolvers<void>();
      held = gate;
      reached = Promise.withResolvers<void>();
      return { reached: reached.promise, open: gate.resolve };
    },
  };
}

const WAITING = `SELECT count(*)::int AS waiting FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** Until somebody in this database waits for a lock. */
export async function untilBlocked(url: string): Promise<void> {
  await until(async () => (await onDatabase(url, WAITING)).rows[0].waiting > 0);
}
