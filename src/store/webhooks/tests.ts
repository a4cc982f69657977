import { rows, type Database } from '../database.ts';
import { SECRETS } from './webhook.ts';

const ASK = {
  name: 'webhook-test-ask',
  text: `INSERT INTO webhook_tests (message, webhook, at) SELECT $2, id, clock_timestamp() FROM webhooks WHERE id = $1
         RETURNING message`,
};
// Each test is sent once at most; a test that no worker took within a minute is forgotten.
const TAKE = {
  name: 'webhook-tests-take',
  text: `WITH taken AS (DELETE FROM webhook_tests WHERE message IN (
             SELECT message FROM webhook_tests ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED)
           RETURNING message, webhook, at)
         SELECT t.message, w.id, w.url,
           ${SECRETS} AS secrets
         FROM taken t JOIN webhooks w ON w.id = t.webhook WHERE t.at > clock_timestamp() - interval '1 minute'`,
};

/** Asks the senders to send a test message. False when the endpoint is unknown. */
export async function askForTest(database: Database, id: string, message: string): Promise<boolean> {
  return (await rows(database, ASK, [id, message])).length === 1;
}

export type WebhookTest = { message: string; id: string; url: string; secrets: Buffer[] };

/** Takes tests that were asked for, and forgets them. */
export function takeTests(database: Database, limit: number): Promise<WebhookTest[]> {
  return rows<WebhookTest>(database, TAKE, [limit]);
}
