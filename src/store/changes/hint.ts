import type { Database } from '../database.ts';

/** The channel that announces new changes to all processes. */
export const CHANNEL = 'touchstone';
const AT_MOST_EVERY_MS = 50;

/**
 * Notifies listening processes after a commit: at once, and at most once in 50 ms. A NOTIFY inside the transactions would
 * make them commit one after the other. A lost hint only delays a listener until its next poll.
 */
export function createHint(database: Database): () => void {
  let pausing = false;
  let again = false;
  const notify = () => {
    pausing = true;
    if (!database.ending) database.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
    setTimeout(() => {
      pausing = false;
      if (again) notify();
      again = false;
    }, AT_MOST_EVERY_MS).unref();
  };
  return () => {
    if (pausing) again = true;
    else notify();
  };
}
