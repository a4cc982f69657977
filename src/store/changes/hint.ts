import type { Database } from '../database.ts';

/** The channel on which a process hears that there is something new to read. */
export const CHANNEL = 'touchstone';
const AT_MOST_EVERY_MS = 50;

/**
 * Tells listening processes that something changed: after the commit and at most once in 50 ms, since a NOTIFY inside the
 * transactions would make them commit one after the other. A hint that is lost costs a listener one poll.
 */
export function createHint(database: Database): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (!database.ending) database.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
    }, AT_MOST_EVERY_MS).unref();
  };
}
