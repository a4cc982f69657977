import type { Position } from '../changes/read-changes.ts';
import { rows, type Database } from '../database.ts';
import { within } from '../workers/alive.ts';
import { SETTINGS, type WebhookSettings } from './webhook.ts';

/** How long a sender that does not renew its claims is believed to be alive. */
export const LEASE_MS = 30_000;
/** An endpoint that its share of senders leaves unclaimed for this long is taken by any. */
const PATIENCE_MS = 5000;
const SENDER_GONE_MS = 15_000;

/** An endpoint that a sender claimed, and where its delivery stands. */
export type Lane = WebhookSettings & {
  id: string;
  revision: number;
  position: Position;
  failures: number;
  /** Set if changes may be missing after the position: they were dropped, or the database was restored. */
  gap: 'dropped' | 'restored' | null;
  completeTo: number;
};

export type Held = { sender: string; leaseMs: number };

const LANE = `${SETTINGS}, revision, failures, complete_to AS "completeTo",
  after_tx::text AS tx, after_learner AS "afterLearner", after_version AS "afterVersion",
  CASE WHEN epoch <> (SELECT epoch FROM installation) THEN 'restored'
    WHEN complete_to < current_date - 7 THEN 'dropped' END AS gap`;

const BEAT = {
  name: 'webhook-sender-beat',
  text: `WITH gone AS (DELETE FROM webhook_senders WHERE sender <> $1 AND at < clock_timestamp() - interval '1 hour'),
         own AS (INSERT INTO webhook_senders (sender, at) VALUES ($1, clock_timestamp())
           ON CONFLICT (sender) DO UPDATE SET at = excluded.at)
         SELECT 1 + (SELECT count(*) FROM webhook_senders
             WHERE sender <> $1 AND ${within('at', SENDER_GONE_MS)}) AS senders,
           (SELECT count(*) FROM webhooks WHERE disabled_at IS NULL) AS webhooks`,
};
const LEAVE = {
  name: 'webhook-sender-leave',
  text: `WITH own AS (DELETE FROM webhook_senders WHERE sender = $1)
         UPDATE webhooks SET claimed_by = NULL, claimed_until = clock_timestamp() WHERE claimed_by = $1`,
};
// Those that are due for longer than the patience are claimed whatever the limit.
const CLAIM = {
  name: 'webhooks-claim',
  text: `WITH free AS (
           SELECT id, greatest(claimed_until, next_at) AS since FROM webhooks
           WHERE disabled_at IS NULL AND next_at <= clock_timestamp() AND id <> ALL ($2)
             AND (claimed_until NOT BETWEEN clock_timestamp() AND clock_timestamp() + $4 * interval '1 millisecond'
               OR claimed_by = $1)
           ORDER BY 2 FOR UPDATE SKIP LOCKED
         ), taken AS (
           SELECT id FROM (SELECT id, since, row_number() OVER (ORDER BY since) AS place FROM free) f
           WHERE place <= $3 OR since < clock_timestamp() - ${PATIENCE_MS} * interval '1 millisecond'
         )
         UPDATE webhooks SET claimed_by = $1, claimed_until = clock_timestamp() + $4 * interval '1 millisecond'
         WHERE id IN (SELECT id FROM taken) RETURNING ${LANE}`,
};
const RENEW = {
  name: 'webhooks-renew',
  text: `UPDATE webhooks SET claimed_until = clock_timestamp() + $3 * interval '1 millisecond'
         WHERE claimed_by = $1 AND id = ANY ($2) AND claimed_until > clock_timestamp() RETURNING id, revision`,
};
const RELEASE = {
  name: 'webhook-release',
  text: 'UPDATE webhooks SET claimed_by = NULL, claimed_until = clock_timestamp() WHERE id = $1 AND claimed_by = $2',
};

/** Reports that a sender runs. Returns how many do and how many endpoints are to be called. */
export async function beat(
  database: Database,
  sender: string,
): Promise<{ senders: number; webhooks: number }> {
  const [row] = await rows<{ senders: number; webhooks: number }>(database, BEAT, [sender]);
  return row ?? { senders: 1, webhooks: 0 };
}

/** The sender stops: others may claim its endpoints at once. */
export async function leave(database: Database, sender: string): Promise<void> {
  await rows(database, LEAVE, [sender]);
}

type Row = Omit<Lane, 'position'> & { tx: string; afterLearner: number; afterVersion: number };

/** Claims due endpoints besides those held: up to `room`, and all that others leave unclaimed. */
export async function claimLanes(
  database: Database,
  { sender, leaseMs }: Held,
  held: readonly string[],
  room: number,
): Promise<Lane[]> {
  const found = await rows<Row>(database, CLAIM, [sender, held, room, leaseMs]);
  return found.map(({ tx, afterLearner, afterVersion, ...lane }) => ({
    ...lane,
    position: { tx, learner: afterLearner, version: afterVersion },
  }));
}

/** Extends the claims that still hold, and returns them with their revisions. */
export function renewLanes(
  database: Database,
  { sender, leaseMs }: Held,
  held: readonly string[],
): Promise<{ id: string; revision: number }[]> {
  return rows(database, RENEW, [sender, held, leaseMs]);
}

/** Gives an endpoint back. */
export async function releaseLane(database: Database, id: string, sender: string): Promise<void> {
  await rows(database, RELEASE, [id, sender]);
}
