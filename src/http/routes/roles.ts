import { createRoute, z } from '@hono/zod-openapi';
import { parseRole, wordsOf, type Role } from '../../core/role.ts';
import { needs, requireOwner } from '../auth/auth.ts';
import { documentsOf } from '../auth/caller.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { etagOf, matches } from '../reads/etag.ts';
import { ProblemError } from '../problems/problem.ts';
import { readDocument } from '../documents/read-document.ts';
import { replacedVersion, versionChanged } from '../documents/replaced-version.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { isRoleCode } from '../schemas/values.ts';
import { roleBodySchema, roleDocument, roleSource, rolesPage } from '../schemas/role.ts';

const codeParam = z.object({
  code: z.string().openapi({ param: { name: 'code', in: 'path' }, example: '15-1211.00' }),
});

const list = createRoute({
  method: 'get',
  path: '/v1/roles',
  operationId: 'listRoles',
  tags: ['Roles'],
  summary: 'List the roles',
  description:
    'Shipped occupations and custom roles, ordered by code. Keys of a tenant see the tenant’s and the installation’s.',
  ...needs('read'),
  request: {
    query: pageQuery.extend({
      source: roleSource.optional(),
      q: z
        .string()
        .max(200, 'must have at most 200 characters')
        .optional()
        .describe('only roles with words in their title, code or reported titles that begin with these'),
      featured: z.enum(['true', 'false'], 'must be true or false').optional().describe('only featured roles'),
    }),
  },
  responses: { 200: json('A page of roles.', rolesPage), ...refusals('invalid-parameter') },
});

const read = createRoute({
  method: 'get',
  path: '/v1/roles/{code}',
  operationId: 'readRole',
  tags: ['Roles'],
  summary: 'Read a role',
  description: 'What a role requires of each skill. `ETag` identifies its version.',
  ...needs('read'),
  request: { params: codeParam, headers: z.object({ 'if-none-match': z.string().optional() }) },
  responses: {
    200: json('The role.', roleDocument),
    304: { description: 'Not changed.' },
    ...refusals('unknown-role'),
  },
});

const write = createRoute({
  method: 'put',
  path: '/v1/roles/{code}',
  operationId: 'writeRole',
  tags: ['Roles'],
  summary: 'Write a custom role',
  description: `Makes the body the role’s next version. \`If-Match\` names the version to replace. A new role needs no
\`If-Match\`; with \`If-None-Match: *\` it is created only if it does not exist. Codes that look like O*NET codes are rejected. A
tenant’s key writes for its tenant only.`,
  ...needs('admin'),
  request: {
    params: codeParam,
    headers: z.object({
      'if-match': z.string().optional().describe('`ETag` of the version to replace'),
      'if-none-match': z.string().optional().describe('`*` to create a new role only'),
    }),
    body: { required: true, content: { 'application/json': { schema: roleBodySchema } } },
  },
  responses: {
    200: json('The role in its new version.', roleDocument),
    201: json('The new role.', roleDocument),
    ...refusals(
      'not-json',
      'version-conflict',
      'too-large',
      'unsupported-media-type',
      'invalid-role',
      'version-required',
    ),
  },
});

/** Fields set by the server. They are ignored in writes, so that a client can send back what it read. */
const GIVEN = new Set(['code', 'source', 'featured', 'version', 'attribution']);

function withoutGiven(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const body = Object.fromEntries(Object.entries(value).filter(([name]) => !GIVEN.has(name)));
  if (typeof body.required !== 'object' || body.required === null) return body;
  const { overall, ...required } = body.required as Record<string, unknown>;
  return overall === null ? { ...body, required } : body;
}

async function readRole(request: Request, code: string): Promise<Role> {
  const checked = parseRole(code, withoutGiven(await readDocument(request, 'invalid-role')));
  if (!checked.success) throw new ProblemError('invalid-role', { errors: checked.errors });
  return checked.data;
}

export function rolesRoutes(app: App, { store, epoch }: Dependencies): void {
  const { roles } = store;
  const tagOf = (code: string, version: number) => etagOf(epoch, 'role', code, version);

  app.openapi(list, async (c) => {
    const { limit, cursor, source, featured, q = '' } = c.req.valid('query');
    const wanted = featured === undefined ? undefined : featured === 'true';
    const found = await roles.list({
      owner: documentsOf(c.get('key')),
      after: idCursor(cursor),
      limit: limit + 1,
      source,
      featured: wanted,
      words: wordsOf(q),
    });
    const page = pageOf(
      found.map(({ role, version }) => ({ ...role, version })),
      limit,
      ({ code }) => code,
    );
    return c.json({ ...page, attribution: (await roles.book()).attribution }, 200);
  });

  app.openapi(read, async (c) => {
    const { code } = c.req.valid('param');
    const found = isRoleCode(code) ? await roles.find(code, documentsOf(c.get('key'))) : null;
    if (!found) throw new ProblemError('unknown-role', { detail: '`GET /v1/roles` lists all roles.' });
    const { role, version } = found;
    const etag = tagOf(code, version);
    c.header('etag', etag);
    c.header('cache-control', 'private, no-cache');
    if (matches(c.req.header('if-none-match'), etag, { weak: true })) return c.body(null, 304);
    const { attribution } = await roles.book();
    return c.json({ ...role, version, attribution: role.source === 'onet' ? attribution : null }, 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put('/v1/roles/:code', write.middleware, async (c) => {
    const caller = c.get('key');
    requireOwner(caller);
    const owner = documentsOf(caller);
    const code = c.req.param('code');
    const role = await readRole(c.req.raw, code);
    const standing = await roles.findCustom(code, owner);
    const seen = standing && { version: standing.version, etag: tagOf(code, standing.version) };
    const previous = replacedVersion(c, seen, 'role');
    const put = await roles.put(previous, role, owner);
    if (!put) throw versionChanged('role');
    c.header('etag', tagOf(code, put.version));
    return c.json({ ...put.role, version: put.version, attribution: null }, previous === 0 ? 201 : 200);
  });
}
