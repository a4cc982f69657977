import { createRoute, z } from '@hono/zod-openapi';
import type { Key, Scope } from '../../store/keys/keys.ts';
import { DEFAULT_LIMITS } from '../../store/keys/limits.ts';
import { needs, requireScope, requireUnlimited } from '../auth/auth.ts';
import type { Caller } from '../auth/caller.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import {
  createdKeySchema,
  keyListSchema,
  keySchema,
  limitChangesSchema,
  newKeySchema,
} from '../schemas/key.ts';
import { refusals } from '../schemas/problem.ts';

const tags = ['Keys'];

const params = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: '5f0c1d2e3a4b' }),
});

const list = createRoute({
  method: 'get',
  path: '/v1/keys',
  operationId: 'listKeys',
  tags,
  summary: 'List the API keys',
  description: 'All keys, oldest first, revoked ones too. Secrets are not stored and never listed.',
  ...needs('admin'),
  responses: { 200: json('The keys.', keyListSchema), ...refusals() },
});

const create = createRoute({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  tags,
  summary: 'Create an API key',
  description: `Answers with the secret, once. The key gets no scope that its creator lacks.`,
  ...needs('admin'),
  request: { body: { required: true, content: { 'application/json': { schema: newKeySchema } } } },
  responses: {
    201: json('The key with its secret.', createdKeySchema),
    ...refusals('not-json', 'too-large', 'invalid-parameter'),
  },
});

const limit = createRoute({
  method: 'put',
  path: '/v1/keys/{id}/limits',
  operationId: 'putKeyLimits',
  tags,
  summary: 'Change the limits of a key',
  description: 'Takes effect within seconds. Limits that the body does not name stay as they are.',
  ...needs('admin'),
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: limitChangesSchema } } },
  },
  responses: {
    200: json('The key.', keySchema),
    ...refusals('not-json', 'unknown-key', 'too-large', 'invalid-parameter'),
  },
});

const revoke = createRoute({
  method: 'delete',
  path: '/v1/keys/{id}',
  operationId: 'deleteKey',
  tags,
  summary: 'Revoke a key',
  description: `Ends the key for good, and the sessions that were begun with it. Requests with the key itself are answered for up
to five more seconds, its open streams for up to a minute.`,
  ...needs('admin'),
  request: { params },
  responses: { 204: { description: 'Revoked.' }, ...refusals('unknown-key') },
});

const KEY_ID = /^[0-9a-f]{1,64}$/;

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function shown({ id, name, scopes, prefix, createdAt, expiresAt, revokedAt, limits }: Key) {
  const times = {
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: iso(expiresAt),
    revokedAt: iso(revokedAt),
  };
  return { id, name, scopes, prefix, ...times, limits };
}

/** Otherwise a key with only `admin` could make itself one that reads everything. */
function requireScopes(caller: Caller, scopes: readonly Scope[]): void {
  for (const scope of scopes) requireScope(caller, scope);
}

export function keysRoutes(
  app: App,
  { store: { keys }, logger }: Pick<Dependencies<'keys'>, 'store' | 'logger'>,
): void {
  const unknown = () => new ProblemError('unknown-key');

  async function found(id: string, caller: Caller) {
    const key = (await keys.list()).find((one) => one.id === id);
    if (!key) throw unknown();
    return { ...shown(key), own: key.id === caller.id };
  }

  app.openapi(list, async (c) => {
    const caller = c.get('key');
    requireUnlimited(caller);
    const data = (await keys.list()).map((key) => ({ ...shown(key), own: key.id === caller.id }));
    c.header('cache-control', 'private, no-store');
    return c.json({ data, defaultLimits: DEFAULT_LIMITS }, 200);
  });

  app.openAPIRegistry.registerPath(create);
  app.post(create.path, create.middleware, async (c) => {
    const caller = c.get('key');
    requireUnlimited(caller);
    const asked = await readBody(c.req.raw, newKeySchema, 'invalid-parameter');
    requireScopes(caller, asked.scopes);
    const expiresAt = asked.expiresAt === null ? null : new Date(asked.expiresAt);
    const scopes = [...new Set(asked.scopes)];
    const { id, secret } = await keys.create({ ...asked, scopes, expiresAt });
    logger.info({ key: id, scopes, prefix: asked.prefix, by: caller.id }, 'key created');
    const { own: _own, ...key } = await found(id, caller);
    c.header('cache-control', 'no-store');
    return c.json({ ...key, secret }, 201);
  });

  app.openAPIRegistry.registerPath(limit);
  app.put('/v1/keys/:id/limits', limit.middleware, async (c) => {
    const caller = c.get('key');
    requireUnlimited(caller);
    const id = c.req.param('id');
    const changes = await readBody(c.req.raw, limitChangesSchema, 'invalid-parameter');
    if (!KEY_ID.test(id) || !(await keys.limit(id, changes))) throw unknown();
    return c.json(await found(id, caller), 200);
  });

  app.openapi(revoke, async (c) => {
    const caller = c.get('key');
    requireUnlimited(caller);
    const { id } = c.req.valid('param');
    if (!KEY_ID.test(id) || !(await keys.revoke(id))) throw unknown();
    logger.info({ key: id, by: caller.id }, 'key revoked');
    return c.body(null, 204);
  });
}
