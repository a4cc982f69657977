import { rows, type Database, type Tx } from '../database.ts';
import { digest } from './seal.ts';

const EXPIRED = { name: 'sessions-clear-expired', text: 'DELETE FROM sessions WHERE expires_at <= now()' };
const ALL = { name: 'sessions-clear', text: 'DELETE FROM sessions' };
const OF_LEARNER = { name: 'sessions-clear-learner', text: 'DELETE FROM sessions WHERE holder = $1' };

/** Forgets sessions and codes that have ended by themselves. */
export async function clearExpiredSessions(database: Database): Promise<void> {
  await rows(database, EXPIRED, []);
}

/** Ends all sessions: a restored backup would bring back those that were ended since. */
export async function clearSessions(tx: Tx): Promise<void> {
  await rows(tx, ALL, []);
}

/** Ends the sessions of a learner who is erased. */
export async function clearSessionsOf(tx: Tx, learner: string): Promise<void> {
  await rows(tx, OF_LEARNER, [digest(`person:${learner}`)]);
}
