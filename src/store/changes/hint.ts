import type { Database } from '../database.ts';

/** The channel that announces new changes to all processes. */
export const CHANNEL = 'touchstone';
const AT_MOST_EVERY_MS = 50;

/**
 * Notifies listening processes after a commit, at most once in 50 ms: a NOTIFY inside the transactions would make them
 * commit one after the other. A lost hint only delays a listener until its next poll.
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
