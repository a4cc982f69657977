import { randomBytes } from 'node:crypto';
import { rows, transaction, type Database } from '../database.ts';
import { COLUMNS, type Webhook, type WebhookSettings } from './webhook.ts';

/** Each has a connection and a place in every sender. */
const MOST = 200;
const SECRET_BYTES = 32;

// Held to the end of the transaction, so that two requests cannot both create the last one.
const LOCK = { name: 'webhooks-lock', text: 'SELECT pg_advisory_xact_lock(470031)' };
const COUNT = { name: 'webhooks-count', text: 'SELECT count(*) AS count FROM webhooks WHERE id <> $1' };
// A new endpoint is told of everything that commits from now on. Writing it again ends its failures.
const PUT = {
  name: 'webhook-put',
  text: `INSERT INTO webhooks (id, url, kinds, prefix, learner_group, roles, secret, created_at, updated_at, epoch, after_tx)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $8, epoch, pg_snapshot_xmin(pg_current_snapshot()) FROM installation
         ON CONFLICT (id) DO UPDATE SET url = excluded.url, kinds = excluded.kinds, prefix = excluded.prefix,
           learner_group = excluded.learner_group, roles = excluded.roles, updated_at = excluded.updated_at,
           revision = webhooks.revision + 1, failures = 0, failing_since = NULL, next_at = clock_timestamp(),
           disabled_at = NULL, disabled_reason = NULL
         RETURNING ${COLUMNS}, secret = $7 AS created`,
};

/** `secret` is null unless the endpoint is new. */
export type PutWebhook = { webhook: Webhook; secret: Buffer | null };

/** Creates an endpoint or replaces what is set of it; `too_many` if there is no room for a new one. */
export function putWebhook(
  database: Database,
  id: string,
  { url, kinds, prefix, group, roles }: WebhookSettings,
  at: Date,
): Promise<PutWebhook | 'too_many'> {
  const secret = randomBytes(SECRET_BYTES);
  return transaction(database, async (tx) => {
    await rows(tx, LOCK, []);
    const [others] = await rows<{ count: number }>(tx, COUNT, [id]);
    if ((others?.count ?? 0) >= MOST) return 'too_many';
    const values = [id, url, kinds, prefix, group, roles, secret, at];
    const [row] = await rows<Webhook & { created: boolean }>(tx, PUT, values);
    const { created, ...webhook } = row as Webhook & { created: boolean };
    return { webhook, secret: created ? secret : null };
  });
}

const ROTATE = {
  name: 'webhook-rotate',
  text: `UPDATE webhooks SET previous_secret = secret, previous_until = clock_timestamp() + $3 * interval '1 millisecond',
           secret = $2, updated_at = $4, revision = revision + 1
         WHERE id = $1 RETURNING ${COLUMNS}`,
};

/** Gives an endpoint a new secret. The one before stays valid for `keepMs`. Null when the endpoint is unknown. */
export async function rotateSecret(
  database: Database,
  id: string,
  keepMs: number,
  at: Date,
): Promise<{ webhook: Webhook; secret: Buffer } | null> {
  const secret = randomBytes(SECRET_BYTES);
  const [webhook] = await rows<Webhook>(database, ROTATE, [id, secret, keepMs, at]);
  return webhook ? { webhook, secret } : null;
}
