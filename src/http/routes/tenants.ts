import { createRoute, z } from '@hono/zod-openapi';
import { documentErrors, type DocumentError } from '../../core/document-error.ts';
import type { Tenant, TenantBody } from '../../store/tenants/tenants.ts';
import { needs, requireUnlimited } from '../auth/auth.ts';
import type { Caller } from '../auth/caller.ts';
import type { CalibrationService } from '../calibration/calibration-service.ts';
import { readDocument } from '../documents/read-document.ts';
import { replacedVersion, versionChanged } from '../documents/replaced-version.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import { etagOf, matches } from '../reads/etag.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { tenantBodySchema, tenantDocument, tenantsPage } from '../schemas/tenant.ts';
import { isPlatformId } from '../schemas/values.ts';

const tags = ['Tenants'];
const idParam = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'acme' }) });

const list = createRoute({
  method: 'get',
  path: '/v1/tenants',
  operationId: 'listTenants',
  tags,
  summary: 'List the tenants',
  description: 'Ordered by id. A tenant’s own key sees only its tenant.',
  ...needs('admin'),
  request: { query: pageQuery },
  responses: { 200: json('A page of tenants.', tenantsPage), ...refusals('invalid-parameter') },
});

const read = createRoute({
  method: 'get',
  path: '/v1/tenants/{id}',
  operationId: 'readTenant',
  tags,
  summary: 'Read a tenant',
  description: '`ETag` identifies the version. A tenant’s own key sees only its tenant.',
  ...needs('admin'),
  request: { params: idParam, headers: z.object({ 'if-none-match': z.string().optional() }) },
  responses: {
    200: json('The tenant.', tenantDocument),
    304: { description: 'Not changed.' },
    ...refusals('unknown-tenant'),
  },
});

const write = createRoute({
  method: 'put',
  path: '/v1/tenants/{id}',
  operationId: 'writeTenant',
  tags,
  summary: 'Write a tenant',
  description: `Makes the body the tenant’s next version; it takes effect within five seconds. \`If-Match\` names the version to
replace. A new tenant needs no \`If-Match\`; with \`If-None-Match: *\` it is created only if it does not exist. Needs a key of
the installation.`,
  ...needs('admin'),
  request: {
    params: idParam,
    headers: z.object({
      'if-match': z.string().optional().describe('`ETag` of the version to replace'),
      'if-none-match': z.string().optional().describe('`*` to create a new tenant only'),
    }),
    body: { required: true, content: { 'application/json': { schema: tenantBodySchema } } },
  },
  responses: {
    200: json('The tenant in its new version.', tenantDocument),
    201: json('The new tenant.', tenantDocument),
    ...refusals(
      'not-json',
      'version-conflict',
      'too-large',
      'unsupported-media-type',
      'invalid-tenant',
      'version-required',
    ),
  },
});

const invalid = (pointer: string, detail: string) =>
  new ProblemError('invalid-tenant', { errors: [{ pointer, detail }] });

// A client may send back what it read, with changes: `id` and `version` come from the path and If-Match.
function withoutGiven(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { id: _id, version: _version, ...body } = value as Record<string, unknown>;
  return body;
}

async function readTenant(request: Request): Promise<TenantBody> {
  const checked = tenantBodySchema.safeParse(withoutGiven(await readDocument(request, 'invalid-tenant')));
  if (!checked.success) throw new ProblemError('invalid-tenant', { errors: documentErrors(checked.error) });
  return checked.data;
}

/** What is wrong with a tenant's judge. */
function judgeFault(calibrations: CalibrationService, { judge }: TenantBody): DocumentError | null {
  const { model, price, budget } = judge;
  if (model === undefined) return null;
  if (budget !== undefined && price === undefined && model !== 'offline')
    return { pointer: '/judge/price', detail: 'is needed for the budget' };
  const detail = calibrations.judgeFault(model);
  return detail === null ? null : { pointer: '/judge/model', detail };
}

/** The id of the only tenant that a caller may read; null for all. A key that covers a part of something may read none. */
function onlyTenant(caller: Caller): string | null {
  if (caller.tenant) return caller.tenant.id;
  requireUnlimited(caller);
  return null;
}

const documentOf = ({ no: _no, ...tenant }: Tenant) => tenant;

export function tenantRoutes(
  app: App,
  { store: { tenants }, epoch, calibrations }: Dependencies<'tenants'>,
): void {
  const tagOf = ({ id, version }: Tenant) => etagOf(epoch, 'tenant', id, version);

  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const only = onlyTenant(c.get('key'));
    const found = await tenants.list({ after: idCursor(cursor), limit: limit + 1, only });
    return c.json(
      pageOf(found.map(documentOf), limit, ({ id }) => id),
      200,
    );
  });

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const only = onlyTenant(c.get('key'));
    const tenant = isPlatformId(id) && (only ?? id) === id ? await tenants.find(id) : null;
    if (!tenant) throw new ProblemError('unknown-tenant');
    c.header('etag', tagOf(tenant));
    c.header('cache-control', 'private, no-cache');
    const same = matches(c.req.header('if-none-match'), tagOf(tenant), { weak: true });
    return same ? c.body(null, 304) : c.json(documentOf(tenant), 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put('/v1/tenants/:id', write.middleware, async (c) => {
    requireUnlimited(c.get('key'));
    const id = c.req.param('id');
    if (!isPlatformId(id)) throw invalid('', 'the id in the path must have the form of a learner id');
    const body = await readTenant(c.req.raw);
    const standing = await tenants.find(id);
    const previous = replacedVersion(
      c,
      standing && { version: standing.version, etag: tagOf(standing) },
      'tenant',
    );
    if (standing && standing.prefix !== body.prefix)
      throw invalid('/prefix', `is ${standing.prefix} for ever`);
    const fault = judgeFault(calibrations, body);
    if (fault) throw invalid(fault.pointer, fault.detail);
    if (!standing && (await tenants.ofPrefix(body.prefix)))
      throw invalid('/prefix', 'belongs to another tenant');
    const tenant = await tenants.put(id, previous, body);
    if (!tenant) throw versionChanged('tenant');
    c.header('etag', tagOf(tenant));
    return c.json(documentOf(tenant), previous === 0 ? 201 : 200);
  });
}
