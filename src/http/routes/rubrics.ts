import { createRoute, z } from '@hono/zod-openapi';
import { parseRubric } from '../../core/program/parse-rubric.ts';
import { rubricSchema } from '../../core/program/rubric-schema.ts';
import type { Rubric } from '../../core/rubric.ts';
import { needs, requireOwner } from '../auth/auth.ts';
import { documentsOf, type Caller } from '../auth/caller.ts';
import { readDocument } from '../documents/read-document.ts';
import { replacedVersion, versionChanged } from '../documents/replaced-version.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { etagOf } from '../reads/etag.ts';
import { json } from '../schemas/json-content.ts';
import { refusals } from '../schemas/problem.ts';
import { countedNumber, isProgramId, LARGEST_INT } from '../schemas/values.ts';

const rubric = z.object({ id: z.string(), version: z.int(), body: rubricSchema }).openapi('ShippedRubric');

const list = createRoute({
  method: 'get',
  path: '/v1/rubrics',
  operationId: 'listRubrics',
  tags: ['Programs'],
  summary: 'List the shared rubrics',
  description:
    'The newest versions, ordered by id: the shipped ones, and a tenant’s own in their place for its keys. They judge completions outside of programs, and any program may use them.',
  ...needs('read'),
  responses: {
    200: json('The rubrics.', z.object({ data: z.array(rubric) }).openapi('RubricList')),
    ...refusals(),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/rubrics/{id}',
  operationId: 'readRubric',
  tags: ['Programs'],
  summary: 'Read a shared rubric',
  description:
    'A version never changes; calibrations name the one that they were judged by. `ETag` identifies it.',
  ...needs('read'),
  request: {
    params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'kickoff' }) }),
    query: z.object({ version: z.string().optional().describe('a version; otherwise the newest') }),
  },
  responses: { 200: json('The rubric.', rubric), ...refusals('unknown-rubric', 'invalid-parameter') },
});

const write = createRoute({
  method: 'put',
  path: '/v1/rubrics/{id}',
  operationId: 'writeRubric',
  tags: ['Programs'],
  summary: 'Write a rubric of a tenant',
  description: `Makes the body the tenant’s next version, in place of the shipped rubric with this id or as a new one. It judges
completions that arrive from then on. \`If-Match\` names the version to replace. A new rubric needs no \`If-Match\`; with
\`If-None-Match: *\` it is created only if it does not exist. Needs a tenant’s key: shipped rubrics change only with a release.`,
  ...needs('admin'),
  request: {
    params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'kickoff' }) }),
    headers: z.object({
      'if-match': z.string().optional().describe('`ETag` of the version to replace'),
      'if-none-match': z.string().optional().describe('`*` to create a new rubric only'),
    }),
    body: { required: true, content: { 'application/json': { schema: rubricSchema } } },
  },
  responses: {
    200: json('The rubric in its new version.', rubric),
    201: json('The new rubric.', rubric),
    ...refusals(
      'not-json',
      'version-conflict',
      'too-large',
      'unsupported-media-type',
      'invalid-rubric',
      'version-required',
    ),
  },
});

async function readRubric(request: Request): Promise<Rubric> {
  const checked = parseRubric(await readDocument(request, 'invalid-rubric'));
  if (!checked.success) throw new ProblemError('invalid-rubric', { errors: checked.errors });
  return checked.data;
}

/** The prefix of the tenant for which the caller writes rubrics. */
function writerOf(caller: Caller): string {
  requireOwner(caller);
  if (caller.tenant) return caller.tenant.prefix;
  throw new ProblemError('missing-scope', {
    detail: 'This call needs a key of a tenant: shipped rubrics change only with a release.',
  });
}

export function rubricRoutes(
  app: App,
  { store: { rubrics }, epoch }: Pick<Dependencies<'rubrics'>, 'store' | 'epoch'>,
): void {
  const tagOf = ({ id, version }: { id: string; version: number }) => etagOf(epoch, 'rubric', id, version);

  app.openapi(list, async (c) => c.json({ data: await rubrics.newest(documentsOf(c.get('key'))) }, 200));

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const asked = c.req.valid('query').version;
    const version = asked === undefined ? null : countedNumber(asked, LARGEST_INT);
    const owner = documentsOf(c.get('key'));
    const newest = isProgramId(id) ? await rubrics.active(id, owner) : null;
    const found =
      newest && asked !== undefined
        ? version !== null && (await rubrics.version(newest.id, version, owner))
        : newest;
    if (!found) throw new ProblemError('unknown-rubric');
    c.header('etag', tagOf(found));
    return c.json(found, 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put('/v1/rubrics/:id', write.middleware, async (c) => {
    const body = await readRubric(c.req.raw);
    const owner = writerOf(c.get('key'));
    const id = c.req.param('id');
    if (!isProgramId(id)) {
      const detail = 'the id in the path must be 1 to 64 lower-case letters, digits and inner hyphens';
      throw new ProblemError('invalid-rubric', { errors: [{ pointer: '', detail }] });
    }
    const standing = await rubrics.active(id, owner);
    const seen = standing && { version: standing.version, etag: tagOf(standing) };
    const previous = replacedVersion(c, seen, 'rubric');
    const put = await rubrics.put(previous, { id, body }, owner);
    if (!put) throw versionChanged('rubric');
    c.header('etag', tagOf(put));
    return c.json(put, previous === 0 ? 201 : 200);
  });
}
