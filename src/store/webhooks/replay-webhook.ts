import { DAY_MS } from '../../core/constants.ts';
import { rows, type Database } from '../database.ts';
import { firstTransactionAt } from './find-position.ts';
import { COLUMNS, type Webhook } from './webhook.ts';

/** How long changes are kept, in `maintain_changes()`. */
const KEPT_MS = 7 * DAY_MS;

const REPLAY = {
  name: 'webhook-replay',
  text: `UPDATE webhooks SET after_tx = coalesce($2::xid8, pg_snapshot_xmin(pg_current_snapshot())), after_learner = -1,
           after_version = -1, complete_to = $3, revision = revision + 1, failures = 0, failing_since = NULL,
           next_at = clock_timestamp(), disabled_at = NULL, disabled_reason = NULL,
           epoch = (SELECT epoch FROM installation)
         WHERE id = $1 RETURNING ${COLUMNS}`,
};

/**
 * Lets delivery continue from a time: changes since are delivered again, those before are skipped. From now on if the time
 * is not in the past. Refusals in order of precedence.
 */
export async function replayWebhook(
  database: Database,
  id: string,
  from: Date,
  now: Date,
): Promise<Webhook | 'too_old' | null> {
  const isPast = from < now;
  if (now.getTime() - from.getTime() > KEPT_MS) return 'too_old';
  const tx = isPast ? await firstTransactionAt(database, from) : null;
  const [webhook] = await rows<Webhook>(database, REPLAY, [id, tx, isPast ? from : now]);
  return webhook ?? null;
}
