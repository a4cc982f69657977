import { createRoute, z } from '@hono/zod-openapi';
import type { DocumentError } from '../../core/document-error.ts';
import type { Policy, PolicyBody } from '../../core/policy.ts';
import { needs, requireOwner } from '../auth/auth.ts';
import { documentsOf } from '../auth/caller.ts';
import type { App, Dependencies } from '../environment.ts';
import { etagOf, matches } from '../reads/etag.ts';
import { readPolicy } from '../documents/read-policy.ts';
import { replacedVersion, versionChanged } from '../documents/replaced-version.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { policyBodySchema, policyDocument } from '../schemas/policy.ts';
import { refusals } from '../schemas/problem.ts';

const read = createRoute({
  method: 'get',
  path: '/v1/policy',
  operationId: 'readPolicy',
  tags: ['Policy'],
  summary: 'Read the active policy',
  description:
    'Defines what is paid, what completes a touchpoint, and how long an award waits. `ETag` identifies its version. Keys of a tenant read the tenant’s own, else the installation’s.',
  ...needs('read'),
  request: { headers: z.object({ 'if-none-match': z.string().optional() }) },
  responses: {
    200: json('The active policy.', policyDocument),
    304: { description: 'Not changed.' },
    ...refusals(),
  },
});

const write = createRoute({
  method: 'put',
  path: '/v1/policy',
  operationId: 'writePolicy',
  tags: ['Policy'],
  summary: 'Activate another policy',
  description:
    'Makes the body the next version if `If-Match` names the active one. Earlier awards do not change. A tenant’s key writes for its tenant only.',
  ...needs('admin'),
  request: {
    headers: z.object({
      'if-match': z.string().optional().describe('`ETag` of the version to replace'),
    }),
    body: { required: true, content: { 'application/json': { schema: policyBodySchema } } },
  },
  responses: {
    200: json('The policy, now active.', policyDocument),
    ...refusals(
      'not-json',
      'version-conflict',
      'too-large',
      'unsupported-media-type',
      'invalid-policy',
      'version-required',
    ),
  },
});

/** Rules for credentials may name only roles that exist and have ratings. */
async function requireRoles(
  { roles }: Dependencies['store'],
  owner: string,
  { credentials = [] }: PolicyBody,
) {
  const errors: DocumentError[] = [];
  for (const [place, rule] of credentials.entries()) {
    if (rule.kind !== 'role') continue;
    const found = await roles.find(rule.role, owner);
    const detail = found ? 'has no ratings that could be met' : 'is not the code of a role here';
    if (!found?.role.required) errors.push({ pointer: `/credentials/${place}/role`, detail });
  }
  if (errors.length > 0) throw new ProblemError('invalid-policy', { errors });
}

export function policyRoutes(app: App, { store, epoch }: Dependencies): void {
  const tagOf = ({ version }: Policy) => etagOf(epoch, 'policy', version);

  app.openapi(read, async (c) => {
    const policy = await store.policies.active(documentsOf(c.get('key')));
    c.header('etag', tagOf(policy));
    c.header('cache-control', 'private, no-cache');
    return matches(c.req.header('if-none-match'), tagOf(policy), { weak: true })
      ? c.body(null, 304)
      : c.json(policy, 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put(write.path, write.middleware, async (c) => {
    const caller = c.get('key');
    requireOwner(caller);
    const owner = documentsOf(caller);
    const body = await readPolicy(c.req.raw);
    await requireRoles(store, owner, body);
    const active = await store.policies.active(owner);
    replacedVersion(c, { version: active.version, etag: tagOf(active) }, 'policy');
    const policy = await store.policies.put(active.version, body, owner);
    if (!policy) throw versionChanged('policy');
    c.header('etag', tagOf(policy));
    return c.json(policy, 200);
  });
}
