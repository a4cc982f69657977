import { rows, type Database } from '../database.ts';
import { COLUMNS, type Webhook } from './webhook.ts';

const FIND = { name: 'webhook-find', text: `SELECT ${COLUMNS} FROM webhooks WHERE id = $1` };
const LIST = {
  name: 'webhooks-list',
  text: `SELECT ${COLUMNS} FROM webhooks WHERE id > $1 ORDER BY id LIMIT $2`,
};
const DELETE = {
  name: 'webhook-delete',
  text: `WITH log AS (DELETE FROM webhook_deliveries WHERE webhook = $1), tests AS (DELETE FROM webhook_tests WHERE webhook = $1)
         DELETE FROM webhooks WHERE id = $1 RETURNING id`,
};

export async function findWebhook(database: Database, id: string): Promise<Webhook | null> {
  const [webhook] = await rows<Webhook>(database, FIND, [id]);
  return webhook ?? null;
}

/** Endpoints after an id, ordered by id. */
export function listWebhooks(database: Database, after: string, limit: number): Promise<Webhook[]> {
  return rows<Webhook>(database, LIST, [after, limit]);
}

/** Whether there was such an endpoint. Its log goes too. */
export async function deleteWebhook(database: Database, id: string): Promise<boolean> {
  return (await rows(database, DELETE, [id])).length === 1;
}
