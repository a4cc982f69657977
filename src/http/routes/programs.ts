import { createRoute, z } from '@hono/zod-openapi';
import { parseProgram, type Program } from '../../core/program.ts';
import type { ProgramBody } from '../../core/program/schema.ts';
import { needs, requireOwner } from '../auth/auth.ts';
import { documentsOf } from '../auth/caller.ts';
import type { App, Dependencies } from '../environment.ts';
import { etagOf, matches } from '../reads/etag.ts';
import { ProblemError } from '../problems/problem.ts';
import { readDocument } from '../documents/read-document.ts';
import { replacedVersion, versionChanged } from '../documents/replaced-version.ts';
import { json } from '../schemas/json-content.ts';
import { programBodySchema, programDocument, programList } from '../schemas/program.ts';
import { refusals } from '../schemas/problem.ts';
import { isProgramId } from '../schemas/values.ts';

const idParam = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'junior-analyst' }),
});

const list = createRoute({
  method: 'get',
  path: '/v1/programs',
  operationId: 'listPrograms',
  tags: ['Programs'],
  summary: 'List the programs',
  description: 'The newest version of each, ordered by id.',
  ...needs('read'),
  responses: { 200: json('The programs.', programList), ...refusals() },
});

const read = createRoute({
  method: 'get',
  path: '/v1/programs/{id}',
  operationId: 'readProgram',
  tags: ['Programs'],
  summary: 'Read a program',
  description:
    'The newest version: phases and stages with prerequisites and rubrics. `ETag` identifies the version. Keys of a tenant read the tenant’s own, else the installation’s.',
  ...needs('read'),
  request: { params: idParam, headers: z.object({ 'if-none-match': z.string().optional() }) },
  responses: {
    200: json('The program.', programDocument),
    304: { description: 'Not changed.' },
    ...refusals('unknown-program'),
  },
});

const write = createRoute({
  method: 'put',
  path: '/v1/programs/{id}',
  operationId: 'writeProgram',
  tags: ['Programs'],
  summary: 'Write a program',
  description: `Makes the body the program’s next version. Earlier events keep the version that was active when they arrived, and
learners keep their progress. \`If-Match\` names the version to replace. A new program needs no \`If-Match\`; with
\`If-None-Match: *\` it is created only if it does not exist. A tenant’s key writes for its tenant only, and its first version of
a program of the installation replaces that one.`,
  ...needs('admin'),
  request: {
    params: idParam,
    headers: z.object({
      'if-match': z.string().optional().describe('`ETag` of the version to replace'),
      'if-none-match': z.string().optional().describe('`*` to create a new program only'),
    }),
    body: { required: true, content: { 'application/json': { schema: programBodySchema } } },
  },
  responses: {
    200: json('The program in its new version.', programDocument),
    201: json('The new program.', programDocument),
    ...refusals(
      'not-json',
      'version-conflict',
      'too-large',
      'unsupported-media-type',
      'invalid-program',
      'version-required',
    ),
  },
});

// A client may send back what it read, with changes: `version` in the body is ignored in favour of If-Match. The id
// defaults to the one in the path.
function sentAs(id: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { version: _version, ...body } = value as Record<string, unknown>;
  return { id, ...body };
}

async function readProgram(request: Request, id: string, shared: ReadonlySet<string>): Promise<ProgramBody> {
  const document = sentAs(id, await readDocument(request, 'invalid-program', 'ids'));
  const checked = parseProgram(document, shared);
  if (!checked.success) throw new ProblemError('invalid-program', { errors: checked.errors });
  if (checked.data.id === id) return checked.data;
  throw new ProblemError('invalid-program', {
    errors: [{ pointer: '/id', detail: 'must be the id in the path' }],
  });
}

function documentOf({ stages: _stages, version, ...body }: Program) {
  return { version, ...body };
}

export function programRoutes(app: App, { store, epoch }: Dependencies): void {
  const tagOf = ({ id, version }: Program) => etagOf(epoch, 'program', id, version);

  app.openapi(list, async (c) => c.json({ data: await store.programs.list(documentsOf(c.get('key'))) }, 200));

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const program = isProgramId(id) ? await store.programs.active(id, documentsOf(c.get('key'))) : null;
    if (!program) throw new ProblemError('unknown-program');
    c.header('etag', tagOf(program));
    c.header('cache-control', 'private, no-cache');
    const same = matches(c.req.header('if-none-match'), tagOf(program), { weak: true });
    return same ? c.body(null, 304) : c.json(documentOf(program), 200);
  });

  app.openAPIRegistry.registerPath(write);
  app.put('/v1/programs/:id', write.middleware, async (c) => {
    const caller = c.get('key');
    requireOwner(caller);
    const owner = documentsOf(caller);
    const id = c.req.param('id');
    const body = await readProgram(c.req.raw, id, await store.rubrics.ids(owner));
    const standing = await store.programs.active(id, owner);
    const seen = standing && { version: standing.version, etag: tagOf(standing) };
    const previous = replacedVersion(c, seen, 'program');
    const program = await store.programs.put(previous, body, owner);
    if (!program) throw versionChanged('program');
    c.header('etag', tagOf(program));
    return c.json(documentOf(program), previous === 0 ? 201 : 200);
  });
}
