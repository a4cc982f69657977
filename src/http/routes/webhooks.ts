import { createRoute } from '@hono/zod-openapi';
import { webhookUrlFault } from '../../core/webhook-url.ts';
import { needs, requireUnlimited } from '../auth/auth.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { isPlatformId } from '../schemas/values.ts';
import {
  webhookBody,
  webhookDocument,
  storedId,
  webhookParam,
  webhooksPage,
  webhookWithSecret,
} from '../schemas/webhook.ts';
import { invalidWebhook } from '../webhooks/invalid-webhook.ts';
import { secretText, webhookView } from '../webhooks/webhook-views.ts';
import { webhookDeliveryRoutes } from './webhook-delivery.ts';

const tags = ['Webhooks'];

const list = createRoute({
  method: 'get',
  path: '/v1/webhooks',
  operationId: 'listWebhooks',
  tags,
  summary: 'List the webhooks',
  ...needs('admin'),
  request: { query: pageQuery },
  responses: { 200: json('A page of webhooks.', webhooksPage), ...refusals('invalid-parameter') },
});

const read = createRoute({
  method: 'get',
  path: '/v1/webhooks/{id}',
  operationId: 'readWebhook',
  tags,
  summary: 'Read a webhook',
  description: 'What is set, and how its delivery stands.',
  ...needs('admin'),
  request: { params: webhookParam },
  responses: { 200: json('The webhook.', webhookDocument), ...refusals('unknown-webhook') },
});

const write = createRoute({
  method: 'put',
  path: '/v1/webhooks/{id}',
  operationId: 'writeWebhook',
  tags,
  summary: 'Create or replace a webhook',
  description: `The URL is called about what happens from now on, signed by the Standard Webhooks rules. The response that
creates it has the secret, and no later one. Writing it again keeps the secret and the position, and ends its failures: a
disabled webhook continues.`,
  ...needs('admin'),
  request: {
    params: webhookParam,
    body: { required: true, content: { 'application/json': { schema: webhookBody } } },
  },
  responses: {
    200: json('The webhook.', webhookDocument),
    201: json('The new webhook with its secret.', webhookWithSecret),
    ...refusals('not-json', 'too-large', 'unsupported-media-type', 'invalid-webhook'),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/v1/webhooks/{id}',
  operationId: 'deleteWebhook',
  tags,
  summary: 'Delete a webhook',
  description: 'Nothing more is sent to it. Its log is deleted too.',
  ...needs('admin'),
  request: { params: webhookParam },
  responses: { 204: { description: 'Deleted.' }, ...refusals('unknown-webhook') },
});

export function webhookRoutes(app: App, deps: Dependencies<'webhooks'>): void {
  const { webhookPrivate = false, store } = deps;
  const { webhooks } = store;
  webhookDeliveryRoutes(app, deps);

  app.openapi(list, async (c) => {
    requireUnlimited(c.get('key'));
    const { limit, cursor } = c.req.valid('query');
    const found = await webhooks.list(idCursor(cursor), limit + 1);
    return c.json(
      pageOf(found.map(webhookView), limit, ({ id }) => id),
      200,
    );
  });

  app.openapi(read, async (c) => {
    requireUnlimited(c.get('key'));
    const webhook = await webhooks.find(storedId(c.req.valid('param').id));
    if (!webhook) throw new ProblemError('unknown-webhook');
    return c.json(webhookView(webhook), 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put('/v1/webhooks/:id', write.middleware, async (c) => {
    requireUnlimited(c.get('key'));
    const id = c.req.param('id');
    const body = await readBody(c.req.raw, webhookBody, 'invalid-webhook');
    if (!isPlatformId(id))
      throw invalidWebhook(
        '',
        'the id must be 1 to 128 letters, digits, dots, underscores, colons or hyphens',
      );
    const fault = webhookUrlFault(body.url, webhookPrivate);
    if (fault !== null) throw invalidWebhook('/url', fault);
    const put = await webhooks.put(id, {
      ...body,
      kinds: [...new Set(body.kinds)],
      roles: [...new Set(body.roles)],
    });
    if (put === 'too_many') throw invalidWebhook('', 'there are 200 webhooks already');
    const view = webhookView(put.webhook);
    if (put.secret === null) return c.json(view, 200);
    return c.json({ ...view, secret: secretText(put.secret) }, 201);
  });

  app.openapi(remove, async (c) => {
    requireUnlimited(c.get('key'));
    if (!(await webhooks.delete(storedId(c.req.valid('param').id))))
      throw new ProblemError('unknown-webhook');
    return c.body(null, 204);
  });
}
