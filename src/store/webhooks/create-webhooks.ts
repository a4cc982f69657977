import type { Position } from '../changes/read-changes.ts';
import type { Database } from '../database.ts';
import { deliveryOf, logDelivery, readDeliveries, type NewDelivery } from './deliveries.ts';
import { beat, claimLanes, leave, releaseLane, renewLanes, type Held } from './lanes.ts';
import { oldestUndelivered, readOutgoing } from './outgoing.ts';
import { maySend, recordFailure, saveProgress, type Claim, type Failure, type Progress } from './progress.ts';
import { putWebhook, rotateSecret } from './put-webhook.ts';
import { deleteWebhook, findWebhook, listWebhooks } from './read-webhooks.ts';
import { replayWebhook } from './replay-webhook.ts';
import { askForTest, takeTests } from './tests.ts';
import type { WebhookSettings } from './webhook.ts';

/** Endpoints that are called about changes: what operators do with them, and what senders do. */
export function createWebhooks(database: Database, now: () => Date) {
  return {
    put: (id: string, settings: WebhookSettings) => putWebhook(database, id, settings, now()),
    rotate: (id: string, keepMs: number) => rotateSecret(database, id, keepMs, now()),
    find: (id: string) => findWebhook(database, id),
    list: (after: string, limit: number) => listWebhooks(database, after, limit),
    delete: (id: string) => deleteWebhook(database, id),
    replay: (id: string, from: Date) => replayWebhook(database, id, from, now()),
    deliveries: (id: string, page: { before: number; limit: number }) => readDeliveries(database, id, page),
    deliveryOf: (id: string, message: string) => deliveryOf(database, id, message),
    askForTest: (id: string, message: string) => askForTest(database, id, message),
    takeTests: (limit: number) => takeTests(database, limit),
    beat: (sender: string) => beat(database, sender),
    leave: (sender: string) => leave(database, sender),
    claim: (held: Held, ids: readonly string[], room: number) => claimLanes(database, held, ids, room),
    renew: (held: Held, ids: readonly string[]) => renewLanes(database, held, ids),
    release: (id: string, sender: string) => releaseLane(database, id, sender),
    outgoing: (after: Position, limit: number) => readOutgoing(database, after, limit),
    oldest: () => oldestUndelivered(database),
    maySend: (claim: Claim, learner: number | null, timeoutMs: number) =>
      maySend(database, claim, learner, timeoutMs),
    save: (claim: Claim, progress: Progress) => saveProgress(database, claim, progress),
    fail: (claim: Claim, failure: Failure) => recordFailure(database, claim, failure),
    log: (delivery: NewDelivery) => logDelivery(database, delivery),
  };
}
