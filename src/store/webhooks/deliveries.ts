import { rows, type Database } from '../database.ts';

/** An attempt to deliver a message and what was answered. Without a status nothing was answered, and `problem` says why. */
export type NewDelivery = {
  webhook: string;
  /** The id of the message. */
  message: string;
  kind: string;
  /** The learner's internal number; null if it is about none. An erase removes the attempt by it. */
  learner: number | null;
  status: number | null;
  problem: string | null;
  answer: string;
  durationMs: number;
};

export type Delivery = Omit<NewDelivery, 'learner' | 'webhook'> & { attempt: number; at: number };

/** Attempts kept of each endpoint. */
const KEPT = 1000;

// The lock waits for an erase that runs, which would not see this row.
const INSERT = {
  name: 'webhook-delivery-insert',
  text: `WITH about AS MATERIALIZED (SELECT FROM learners WHERE no = $4 AND erased_at IS NULL FOR SHARE)
         INSERT INTO webhook_deliveries (webhook, message, kind, learner, status, problem, answer, duration_ms, at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp()
         WHERE EXISTS (SELECT FROM webhooks WHERE id = $1) AND ($4::bigint IS NULL OR EXISTS (SELECT FROM about))
         RETURNING attempt`,
};
const PRUNE = {
  name: 'webhook-deliveries-prune',
  text: `DELETE FROM webhook_deliveries WHERE webhook = $1 AND attempt <= (
           SELECT attempt FROM webhook_deliveries WHERE webhook = $1 ORDER BY attempt DESC OFFSET ${KEPT} LIMIT 1)`,
};
const SHOWN = 'attempt, message, kind, status, problem, answer, duration_ms AS "durationMs", at';
const LIST = {
  name: 'webhook-deliveries-list',
  text: `SELECT ${SHOWN} FROM webhook_deliveries WHERE webhook = $1 AND ($2::bigint = 0 OR attempt < $2) ORDER BY attempt DESC LIMIT $3`,
};
const OF_MESSAGE = {
  name: 'webhook-delivery-of',
  text: `SELECT ${SHOWN} FROM webhook_deliveries WHERE webhook = $1 AND message = $2 ORDER BY attempt DESC LIMIT 1`,
};

/** Stores an attempt. One in a hundred removes those that are too many. */
export async function logDelivery(database: Database, delivery: NewDelivery): Promise<void> {
  const { webhook, message, kind, learner, status, problem, answer, durationMs } = delivery;
  const values = [webhook, message, kind, learner, status, problem, answer, durationMs];
  const [row] = await rows<{ attempt: number }>(database, INSERT, values);
  if (row && row.attempt % 100 === 0) await rows(database, PRUNE, [webhook]);
}

/** Attempts before a number, newest first; 0 begins with the newest. */
export function readDeliveries(
  database: Database,
  webhook: string,
  { before, limit }: { before: number; limit: number },
): Promise<Delivery[]> {
  return rows<Delivery>(database, LIST, [webhook, before, limit]);
}

/** The last attempt to deliver a message; null if there was none. */
export async function deliveryOf(
  database: Database,
  webhook: string,
  message: string,
): Promise<Delivery | null> {
  const [delivery] = await rows<Delivery>(database, OF_MESSAGE, [webhook, message]);
  return delivery ?? null;
}
