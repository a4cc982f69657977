import { createRoute, z } from '@hono/zod-openapi';
import type { CallerOfToken } from '../auth/auth.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import {
  csrfTokenOf,
  requireCsrfToken,
  requireOwnPage,
  SESSION_MS,
  sessionSecretOf,
  setSessionCookie,
} from '../auth/session-cookie.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import type { CountFailedToken } from '../limits/failed-tokens.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { openRefusals, refusals } from '../schemas/problem.ts';

const secretText = z
  .string('must be a string')
  .min(1, 'must not be empty')
  .max(4096, 'must have at most 4,096 characters');

const askedSchema = z
  .union(
    [z.strictObject({ token: secretText }), z.strictObject({ code: secretText })],
    'must have token or code',
  )
  .openapi('SessionRequest');

const sessionSchema = z
  .object({
    csrf: z.string().describe('send it as `X-CSRF-Token` with every write'),
    expiresAt: z.iso.datetime(),
    person: z.object({
      sub: z.string().describe('the person, or the name of the key'),
      actor: z.string().describe('the id under which their decisions are recorded'),
      kind: z.enum(['learner', 'coach', 'hiring', 'operator', 'system']).describe('system: an API key'),
      scopes: z.array(z.string()),
      groups: z.array(z.string()),
    }),
  })
  .openapi('Session');

const post = createRoute({
  method: 'post',
  path: '/session',
  operationId: 'createSession',
  tags: ['Session'],
  summary: 'Sign in',
  description: `Exchanges an API key, a person token or the code of a one-time link for a cookie of at most twelve hours, for the
console. A session can do what its token can, and ends with it. The session of the request's own cookie ends. Only pages of this
server can sign in.`,
  request: { body: { required: true, content: { 'application/json': { schema: askedSchema } } } },
  responses: {
    201: json('The session.', sessionSchema),
    ...refusals('not-json', 'csrf-token', 'too-large', 'unsupported-media-type', 'invalid-parameter'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/session',
  operationId: 'readSession',
  tags: ['Session'],
  summary: 'Read the session',
  description: 'Who is signed in by the cookie of this request.',
  responses: { 200: json('The session.', sessionSchema), ...refusals() },
});

const end = createRoute({
  method: 'delete',
  path: '/session',
  operationId: 'endSession',
  tags: ['Session'],
  summary: 'Sign out',
  description: 'Ends the session of this request’s cookie, if it has one, and removes the cookie.',
  responses: { 204: { description: 'Signed out.' }, ...refusals('csrf-token'), ...openRefusals() },
});

function personOf(caller: Caller) {
  const { person, name, scopes } = caller;
  const actor = actorOf(caller, undefined);
  return person
    ? { sub: person.sub, actor, kind: person.kind, scopes, groups: person.groups }
    : { sub: name, actor, kind: 'system' as const, scopes, groups: [] };
}

const unauthenticated = (detail: string) => new ProblemError('unauthenticated', { detail });

export function sessionRoutes(
  app: App,
  { store, now }: Pick<Dependencies<'sessions'>, 'store' | 'now'>,
  callerOfToken: CallerOfToken,
  countFailed: CountFailedToken,
): void {
  const { sessions } = store;
  const shown = (secret: string, caller: Caller, expiresAt: number) => ({
    csrf: csrfTokenOf(secret),
    expiresAt: new Date(expiresAt).toISOString(),
    person: personOf(caller),
  });

  async function callerOf(c: RequestContext, token: string | null): Promise<Caller> {
    const caller = token === null ? null : await callerOfToken(token);
    if (caller) return caller;
    countFailed(c);
    throw unauthenticated('The token or code is unknown, expired, used or revoked.');
  }

  app.openAPIRegistry.registerPath(post);
  app.post(post.path, async (c) => {
    requireOwnPage(c);
    const asked = await readBody(c.req.raw, askedSchema, 'invalid-parameter');
    const token = 'token' in asked ? asked.token : await sessions.takeCode(asked.code);
    const caller = await callerOf(c, token);
    const at = now().getTime();
    const expiresAt = Math.min(at + SESSION_MS, caller.expiresAt ?? Infinity);
    const secret = await sessions.create({
      token: token as string,
      holder: caller.id,
      expiresAt: new Date(expiresAt),
    });
    const before = sessionSecretOf(c);
    if (before !== undefined) await sessions.end(before);
    setSessionCookie(c, secret, expiresAt - at);
    return c.json(shown(secret, caller, expiresAt), 201);
  });

  app.openAPIRegistry.registerPath(read);
  app.get(read.path, async (c) => {
    const secret = sessionSecretOf(c);
    const session = secret === undefined ? null : await sessions.find(secret);
    const caller = session && (await callerOfToken(session.token));
    if (!session || !caller) throw unauthenticated('This cookie has no session.');
    return c.json(shown(secret as string, caller, session.expiresAt), 200);
  });

  app.openAPIRegistry.registerPath(end);
  app.delete(end.path, async (c) => {
    const secret = sessionSecretOf(c);
    if (secret !== undefined && (await sessions.find(secret))) {
      requireCsrfToken(c, secret);
      await sessions.end(secret);
    }
    setSessionCookie(c, '', 0);
    return c.body(null, 204);
  });
}
