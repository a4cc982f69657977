import { createRoute, z } from '@hono/zod-openapi';
import { anchorSchema, parseAnchor, type Anchor } from '../../core/anchor.ts';
import { needs, requireOwner } from '../auth/auth.ts';
import { documentsOf, type Caller } from '../auth/caller.ts';
import { readDocument } from '../documents/read-document.ts';
import { replacedVersion, versionChanged } from '../documents/replaced-version.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import { etagOf } from '../reads/etag.ts';
import { json } from '../schemas/json-content.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { isProgramId } from '../schemas/values.ts';

const tags = ['Judges'];

const anchor = z.object({ id: z.string(), version: z.int(), body: anchorSchema }).openapi('AnchorDocument');
const params = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'churn-note-3' }),
});

const list = createRoute({
  method: 'get',
  path: '/v1/anchors',
  operationId: 'listAnchors',
  tags,
  summary: 'List the anchors',
  description:
    'Works with known scores that are mixed unseen into live judging, ordered by id. A tenant’s key sees its own and no others.',
  ...needs('admin'),
  request: { query: pageQuery },
  responses: {
    200: json('A page of anchors.', pageSchema('AnchorPage', anchor)),
    ...refusals('invalid-parameter'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/anchors/{id}',
  operationId: 'readAnchor',
  tags,
  summary: 'Read an anchor',
  description: 'The newest version. `ETag` identifies it.',
  ...needs('admin'),
  request: { params },
  responses: { 200: json('The anchor.', anchor), ...refusals('unknown-anchor') },
});

const write = createRoute({
  method: 'put',
  path: '/v1/anchors/{id}',
  operationId: 'writeAnchor',
  tags,
  summary: 'Write an anchor',
  description: `Makes the body the next version. After about one in \`judges.anchorEvery\` verdicts of the policy the live judge reads one
of the active anchors, at random, as if it were a new learner’s work. Each version counts as a work of its own. \`If-Match\` names
the version to replace; a new anchor needs none. With \`active: false\` it is drawn no more.`,
  ...needs('admin'),
  request: {
    params,
    headers: z.object({
      'if-match': z.string().optional().describe('`ETag` of the version to replace'),
      'if-none-match': z.string().optional().describe('`*` to create a new anchor only'),
    }),
    body: { required: true, content: { 'application/json': { schema: anchorSchema } } },
  },
  responses: {
    200: json('The anchor in its new version.', anchor),
    201: json('The new anchor.', anchor),
    ...refusals(
      'not-json',
      'version-conflict',
      'too-large',
      'unsupported-media-type',
      'invalid-anchor',
      'version-required',
    ),
  },
});

async function readAnchorBody(request: Request): Promise<Anchor> {
  const checked = parseAnchor(await readDocument(request, 'invalid-anchor'));
  if (!checked.success) throw new ProblemError('invalid-anchor', { errors: checked.errors });
  return checked.data;
}

/** Whose anchors a caller reads and writes: those of its tenant, or of the installation. */
function ownerOf(caller: Caller): string {
  requireOwner(caller);
  return documentsOf(caller);
}

export function anchorRoutes(
  app: App,
  { store: { anchors }, epoch }: Pick<Dependencies<'anchors'>, 'store' | 'epoch'>,
): void {
  const tagOf = ({ id, version }: { id: string; version: number }) => etagOf(epoch, 'anchor', id, version);

  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const found = await anchors.list(ownerOf(c.get('key')), { after: idCursor(cursor), limit: limit + 1 });
    return c.json(
      pageOf(found, limit, ({ id }) => id),
      200,
    );
  });

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const owner = ownerOf(c.get('key'));
    const found = isProgramId(id) ? await anchors.find(owner, id) : null;
    if (!found) throw new ProblemError('unknown-anchor');
    c.header('etag', tagOf(found));
    return c.json(found, 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put('/v1/anchors/:id', write.middleware, async (c) => {
    const body = await readAnchorBody(c.req.raw);
    const owner = ownerOf(c.get('key'));
    const id = c.req.param('id');
    if (!isProgramId(id)) {
      const detail = 'the id in the path must be 1 to 64 lower-case letters, digits and inner hyphens';
      throw new ProblemError('invalid-anchor', { errors: [{ pointer: '', detail }] });
    }
    const standing = await anchors.find(owner, id);
    const seen = standing && { version: standing.version, etag: tagOf(standing) };
    const previous = replacedVersion(c, seen, 'anchor');
    const put = await anchors.put(owner, previous, { id, body });
    if (!put) throw versionChanged('anchor');
    c.header('etag', tagOf(put));
    return c.json(put, previous === 0 ? 201 : 200);
  });
}
