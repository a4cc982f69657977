import type { Position } from '../changes/read-changes.ts';
import { rows, type Database } from '../database.ts';

/** The worker that follows the changes, and for how long it is believed to be alive. */
export type Follower = { worker: string; leaseMs: number };

const UNTIL = `clock_timestamp() + $2 * interval '1 millisecond'`;
const CLAIM = {
  name: 'credential-follower-claim',
  text: `UPDATE credential_follower SET claimed_by = $1, claimed_until = ${UNTIL}
         WHERE claimed_by = $1 OR claimed_until < clock_timestamp()
         RETURNING after_tx::text AS tx, after_learner AS learner, after_version AS version,
           epoch <> (SELECT epoch FROM installation) AS restored`,
};
const SAVE = {
  name: 'credential-follower-save',
  text: `UPDATE credential_follower SET after_tx = $3::xid8, after_learner = $4, after_version = $5,
           epoch = (SELECT epoch FROM installation), claimed_until = ${UNTIL}
         WHERE claimed_by = $1 RETURNING one`,
};
const RELEASE = {
  name: 'credential-follower-release',
  text: 'UPDATE credential_follower SET claimed_by = NULL, claimed_until = clock_timestamp() WHERE claimed_by = $1',
};

const OLDEST = {
  name: 'credential-follower-oldest',
  text: `SELECT c.at FROM credential_follower f JOIN changes c
           ON (c.tx, c.learner, c.version) > (f.after_tx, f.after_learner, f.after_version)
         ORDER BY c.tx, c.learner, c.version LIMIT 1`,
};

/** The time (epoch ms) of the oldest change that the rules were not applied to yet; null if there is none. */
export async function oldestUnfollowed(database: Database): Promise<number | null> {
  const [row] = await rows<{ at: number }>(database, OLDEST, []);
  return row?.at ?? null;
}

/**
 * Takes over the following of changes, or extends the claim; null while another worker has it. `restored`: the database came
 * from a backup, so that the position means nothing.
 */
export async function claimFollowing(
  database: Database,
  { worker, leaseMs }: Follower,
): Promise<{ position: Position; restored: boolean } | null> {
  const [row] = await rows<Position & { restored: boolean }>(database, CLAIM, [worker, leaseMs]);
  if (!row) return null;
  const { restored, ...position } = row;
  return { position, restored };
}

/** Stores how far the changes were followed, and extends the claim; false once it is lost. */
export async function saveFollowed(
  database: Database,
  { worker, leaseMs }: Follower,
  { tx, learner, version }: Position,
): Promise<boolean> {
  return (await rows(database, SAVE, [worker, leaseMs, tx, learner, version])).length > 0;
}

/** Lets another worker follow at once. */
export async function releaseFollowing(database: Database, worker: string): Promise<void> {
  await rows(database, RELEASE, [worker]);
}
