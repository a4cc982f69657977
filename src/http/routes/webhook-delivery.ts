import { createRoute } from '@hono/zod-openapi';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDuration } from '../../core/duration.ts';
import { needs, requireUnlimited } from '../auth/auth.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { parseTime } from '../schemas/time.ts';
import {
  deliveriesPage,
  replayBody,
  rotationBody,
  sentTest,
  webhookDocument,
  storedId,
  webhookParam,
  webhookWithSecret,
} from '../schemas/webhook.ts';
import { invalidWebhook } from '../webhooks/invalid-webhook.ts';
import { deliveryView, secretText, webhookView } from '../webhooks/webhook-views.ts';

const tags = ['Webhooks'];

/** Longest overlap of two secrets. */
const KEEP_MS = 7 * 24 * 3_600_000;
/** Longer than a worker needs to take a test and to give it up. */
const TEST_MS = 14_000;
const LOOK_MS = 100;

const bodyOf = (schema: typeof rotationBody | typeof replayBody) => ({
  params: webhookParam,
  body: { required: true, content: { 'application/json': { schema } } },
});
const ofBody = [
  'not-json',
  'too-large',
  'unsupported-media-type',
  'unknown-webhook',
  'invalid-webhook',
] as const;

const rotate = createRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/secret',
  operationId: 'createWebhookSecret',
  tags,
  summary: 'Give a webhook a new secret',
  description:
    'Messages are signed with both secrets while the one before is kept, so a receiver can change at any time.',
  ...needs('admin'),
  request: bodyOf(rotationBody),
  responses: { 200: json('The webhook with its new secret.', webhookWithSecret), ...refusals(...ofBody) },
});

const replay = createRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/replay',
  operationId: 'startWebhookReplay',
  tags,
  summary: 'Deliver again from a time',
  description: `Sends everything since that time again, with the same ids, and continues from there. A later time than the
webhook has reached skips what lies between. A disabled webhook is called again.`,
  ...needs('admin'),
  request: bodyOf(replayBody),
  responses: { 200: json('The webhook.', webhookDocument), ...refusals(...ofBody) },
});

const test = createRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/test',
  operationId: 'sendWebhookTest',
  tags,
  summary: 'Send a test message',
  description: `A worker sends one message of the type \`test\`, also to a disabled webhook, and does not repeat it. The
response waits for the answer, up to 14 seconds.`,
  ...needs('admin'),
  request: { params: webhookParam },
  responses: {
    200: json('What was answered.', sentTest),
    202: json('No worker has sent it yet.', sentTest),
    ...refusals('unknown-webhook'),
  },
});

const deliveries = createRoute({
  method: 'get',
  path: '/v1/webhooks/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  tags,
  summary: 'List the attempts to deliver',
  description: 'The last thousand, newest first, with the beginning of what was answered.',
  ...needs('admin'),
  request: { params: webhookParam, query: pageQuery },
  responses: {
    200: json('A page of attempts.', deliveriesPage),
    ...refusals('unknown-webhook', 'invalid-parameter'),
  },
});

export function webhookDeliveryRoutes(app: App, { store }: Dependencies<'webhooks'>): void {
  const { webhooks } = store;

  app.openAPIRegistry.registerPath(rotate);
  app.post('/v1/webhooks/:id/secret', rotate.middleware, async (c) => {
    requireUnlimited(c.get('key'));
    const { keepPrevious } = await readBody(c.req.raw, rotationBody, 'invalid-webhook');
    const keepMs = parseDuration(keepPrevious);
    if (keepMs === undefined || keepMs > KEEP_MS)
      throw invalidWebhook('/keepPrevious', 'must be a duration such as 30m or 24h, at most 168h');
    const rotated = await webhooks.rotate(storedId(c.req.param('id')), keepMs);
    if (!rotated) throw new ProblemError('unknown-webhook');
    return c.json({ ...webhookView(rotated.webhook), secret: secretText(rotated.secret) }, 200);
  });

  app.openAPIRegistry.registerPath(replay);
  app.post('/v1/webhooks/:id/replay', replay.middleware, async (c) => {
    requireUnlimited(c.get('key'));
    const { from } = await readBody(c.req.raw, replayBody, 'invalid-webhook');
    const time = parseTime(from);
    if (time === null) throw invalidWebhook('/from', 'must be an RFC 3339 time');
    const replayed = await webhooks.replay(storedId(c.req.param('id')), new Date(time));
    if (replayed === null) throw new ProblemError('unknown-webhook');
    if (replayed === 'too_old') throw invalidWebhook('/from', 'must be at most seven days ago');
    return c.json(webhookView(replayed), 200);
  });

  app.openapi(test, async (c) => {
    requireUnlimited(c.get('key'));
    const id = storedId(c.req.valid('param').id);
    const message = `msg_test_${randomUUID()}`;
    if (!(await webhooks.askForTest(id, message))) throw new ProblemError('unknown-webhook');
    const end = performance.now() + TEST_MS;
    let delivery = null;
    while (delivery === null && performance.now() < end) {
      await sleep(LOOK_MS);
      delivery = await webhooks.deliveryOf(id, message);
    }
    if (delivery === null) return c.json({ message, delivery }, 202);
    return c.json({ message, delivery: deliveryView(delivery) }, 200);
  });

  app.openapi(deliveries, async (c) => {
    requireUnlimited(c.get('key'));
    const id = storedId(c.req.valid('param').id);
    const { limit, cursor } = c.req.valid('query');
    const before = numberCursor(cursor);
    if (!(await webhooks.find(id))) throw new ProblemError('unknown-webhook');
    const found = await webhooks.deliveries(id, { before, limit: limit + 1 });
    return c.json(
      pageOf(found.map(deliveryView), limit, ({ attempt }) => attempt),
      200,
    );
  });
}
