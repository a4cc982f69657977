import type { Position } from '../changes/read-changes.ts';
import { rows, type Database } from '../database.ts';
import { SECRETS } from './webhook.ts';

/** The claim under which a sender writes: lost with the lease, and when an operator changed the endpoint. */
export type Claim = { id: string; sender: string; revision: number };

const HELD = 'id = $1 AND claimed_by = $2 AND revision = $3';
const MAY_SEND = {
  name: 'webhook-may-send',
  text: `SELECT (SELECT ${SECRETS} FROM webhooks
           WHERE ${HELD} AND claimed_until > clock_timestamp() + $5 * interval '1 millisecond') AS secrets,
         EXISTS (SELECT FROM learners WHERE no = $4 AND erased_at IS NOT NULL) AS erased`,
};
const SAVE = {
  name: 'webhook-save',
  text: `UPDATE webhooks SET after_tx = $4::xid8, after_learner = $5, after_version = $6,
           complete_to = coalesce($7, clock_timestamp()), epoch = (SELECT epoch FROM installation),
           failures = CASE WHEN $8 THEN 0 ELSE failures END, failing_since = CASE WHEN $8 THEN NULL ELSE failing_since END
         WHERE ${HELD}`,
};
// The last attempt is made when the time to give up comes.
const FAIL = {
  name: 'webhook-fail',
  text: `WITH now AS MATERIALIZED (SELECT clock_timestamp() AS at), given_up AS (
           SELECT coalesce($6, CASE WHEN failing_since <= now.at - $5 * interval '1 millisecond' THEN 'failing' END) AS reason
           FROM webhooks, now WHERE ${HELD} FOR UPDATE OF webhooks)
         UPDATE webhooks w SET failures = w.failures + 1, failing_since = coalesce(w.failing_since, now.at),
           next_at = least(now.at + $4 * interval '1 millisecond',
             coalesce(w.failing_since, now.at) + $5 * interval '1 millisecond'),
           disabled_at = CASE WHEN reason IS NOT NULL THEN now.at END, disabled_reason = reason,
           claimed_by = NULL, claimed_until = now.at
         FROM now, given_up WHERE ${HELD.replace('id', 'w.id')} RETURNING w.disabled_reason AS reason`,
};

/**
 * The secrets that sign a message which is sent now. `lost` when another sender may have the endpoint before an answer would
 * be there; `erased` when the learner is.
 */
export async function maySend(
  database: Database,
  { id, sender, revision }: Claim,
  learner: number | null,
  timeoutMs: number,
): Promise<Buffer[] | 'erased' | 'lost'> {
  const values = [id, sender, revision, learner, timeoutMs];
  const [row] = await rows<{ secrets: Buffer[] | null; erased: boolean }>(database, MAY_SEND, values);
  if (!row?.secrets) return 'lost';
  return row.erased ? 'erased' : row.secrets;
}

export type Progress = {
  position: Position;
  /** Every change before it is done (epoch ms); null when all are. */
  completeTo: number | null;
  /** Whether something was delivered, which ends the failures. */
  delivered: boolean;
};

/** Stores how far delivery has come. Nothing once the claim is lost. */
export async function saveProgress(
  database: Database,
  { id, sender, revision }: Claim,
  { position: { tx, learner, version }, completeTo, delivered }: Progress,
): Promise<void> {
  const at = completeTo === null ? null : new Date(completeTo);
  await rows(database, SAVE, [id, sender, revision, tx, learner, version, at, delivered]);
}

export type Failure = {
  /** Until the next attempt. */
  delayMs: number;
  /** How long an endpoint may fail before it is disabled. */
  giveUpMs: number;
  /** Disables it at once. */
  reason: 'gone' | null;
};

/** Stores a failure and gives the endpoint back. Returns why it was disabled; null if it was not. */
export async function recordFailure(
  database: Database,
  { id, sender, revision }: Claim,
  { delayMs, giveUpMs, reason }: Failure,
): Promise<string | null> {
  const values = [id, sender, revision, delayMs, giveUpMs, reason];
  const [row] = await rows<{ reason: string | null }>(database, FAIL, values);
  return row?.reason ?? null;
}
