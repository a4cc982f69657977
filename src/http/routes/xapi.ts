import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { randomUUID } from 'node:crypto';
import { documentErrors, type DocumentError } from '../../core/document-error.ts';
import type { FoundStatement } from '../../store/events/statements.ts';
import { alternateRequests } from '../adapters/alternate-request.ts';
import { createStatements } from '../adapters/create-statements.ts';
import { xapiErrors } from '../adapters/error-forms.ts';
import { inForm } from '../adapters/in-form.ts';
import { firstPart } from '../adapters/first-part.ts';
import { answeredStatement } from '../adapters/kept-statement.ts';
import { statementId, statementSchema } from '../adapters/statement.ts';
import type { IdentifiedStatement } from '../adapters/xapi.ts';
import { needs, needsAny } from '../auth/auth.ts';
import { covers } from '../auth/visible-learner.ts';
import type { App, Dependencies, Environment, RequestContext } from '../environment.ts';
import { BATCH_BYTES, BATCH_EVENTS } from '../intake/content.ts';
import { checkJson } from '../intake/check-json.ts';
import type { Intake } from '../intake/create-intake.ts';
import { mediaTypeOf, requirePlain } from '../intake/media-type.ts';
import { jsonIn, readBody, readJson } from '../intake/read-json.ts';
import type { Limits } from '../limits/limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { readRefusals, statementRefusals } from '../schemas/adapter-refusals.ts';
import { json } from '../schemas/json-content.ts';
import { openRefusals } from '../schemas/problem.ts';

const tags = ['Adapters'];
const VERSION = 'x-experience-api-version';
const VERSIONS = ['1.0.3', '2.0.0'];

const statement = z.record(z.string(), z.unknown()).openapi('Statement');
const versionHeader = z.object({ [VERSION]: z.string().openapi({ example: '1.0.3' }) });
const post = createRoute({
  method: 'post',
  path: '/xapi/statements',
  operationId: 'sendXapiStatements',
  tags,
  summary: 'Send xAPI statements',
  description:
    'One statement or an array of at most 1,000, stored whole or not at all. Basic credentials have the API key as password. Errors have the form `{ "error": … }` and the statuses of xAPI.',
  ...needsAny('ingest', 'review'),
  request: {
    headers: versionHeader,
    body: {
      required: true,
      content: { 'application/json': { schema: z.union([statement, z.array(statement)]) } },
    },
  },
  responses: { 200: json('Ids, in order.', z.array(z.string())), ...statementRefusals },
});

const put = createRoute({
  method: 'put',
  path: '/xapi/statements',
  operationId: 'putXapiStatement',
  tags,
  summary: 'Send one xAPI statement with its id',
  ...needsAny('ingest', 'review'),
  request: {
    headers: versionHeader,
    query: z.object({ statementId: z.string() }),
    body: { required: true, content: { 'application/json': { schema: statement } } },
  },
  responses: { 204: { description: 'Stored.' }, ...statementRefusals },
});

const get = createRoute({
  method: 'get',
  path: '/xapi/statements',
  operationId: 'readXapiStatement',
  tags,
  summary: 'Read one xAPI statement',
  description:
    'What is kept of a mapped statement. Queries are the job of a learning record store: one of the two parameters is required.',
  ...needs('read'),
  request: {
    headers: versionHeader,
    query: z.object({ statementId: z.string().optional(), voidedStatementId: z.string().optional() }),
  },
  responses: { 200: json('The statement.', statement), ...readRefusals },
});

const about = createRoute({
  method: 'get',
  path: '/xapi/about',
  operationId: 'readXapiVersions',
  tags,
  summary: 'The supported versions of xAPI',
  responses: {
    200: json('Versions.', z.object({ version: z.array(z.string()) }).openapi('XapiVersions')),
    ...openRefusals(),
  },
});

const invalid = (pointer: string, detail: string) =>
  new ProblemError('invalid-parameter', { errors: [{ pointer, detail }] });

/** Answers say which version they have, refusals too. */
const answerVersion: MiddlewareHandler<Environment> = async (c, next) => {
  await next();
  c.res.headers.set(VERSION, versionOf(c));
};

/** Every call but `about` names the version that it speaks. */
function requireVersion(c: RequestContext): void {
  if (/^(1\.0|2\.0)(\.\d+)?$/.test(c.req.header(VERSION) ?? '')) return;
  throw invalid('/X-Experience-API-Version', `must be 1.0.x or 2.0.x: send ${VERSIONS.join(' or ')}`);
}

const versionOf = (c: RequestContext) => (c.req.header(VERSION)?.startsWith('2') ? '2.0.0' : '1.0.3');

/** Refuses a body by its headers, before it is read. */
function requireStatements(c: RequestContext): void {
  const { headers } = c.req.raw;
  requirePlain(headers);
  if (!['application/json', 'multipart/mixed'].includes(mediaTypeOf(headers))) {
    const detail = 'Send statements as application/json, or as multipart/mixed with attachments.';
    throw new ProblemError('unsupported-media-type', { detail });
  }
  requireVersion(c);
}

/** The statements in a body: JSON, or the first part of several. Contents of attachments are not kept. */
async function readStatements({ req }: RequestContext): Promise<{ value: unknown; bytes: number }> {
  if (mediaTypeOf(req.raw.headers) === 'application/json') return readJson(req.raw, BATCH_BYTES);
  const body = await readBody(req.raw, BATCH_BYTES);
  const first = firstPart(req.header('content-type') ?? '', body);
  if (!first)
    throw new ProblemError('not-json', { detail: 'The first part must be the statements as JSON.' });
  return { value: jsonIn(first), bytes: body.length };
}

/** Checks statements and gives an id to those that have none. All errors of a batch are reported together. */
function identified(values: readonly unknown[], batch: boolean): IdentifiedStatement[] {
  const errors: DocumentError[] = [];
  const wrong = (at: number, { pointer, detail }: DocumentError) =>
    errors.push({ pointer: batch ? `/${at}${pointer}` : pointer, detail });
  const seen = new Set<string>();
  const statements = values.flatMap((value, at) => {
    // First, so that nothing after it meets deep nesting or text that cannot be stored.
    const unfit = checkJson(value, 'ids');
    unfit.forEach((error) => wrong(at, error));
    if (unfit.length > 0) return [];
    const checked = statementSchema.safeParse(value);
    if (!checked.success) documentErrors(checked.error).forEach((error) => wrong(at, error));
    const id = checked.data?.id;
    if (id !== undefined && seen.has(id)) wrong(at, { pointer: '/id', detail: 'is in this batch twice' });
    if (id !== undefined) seen.add(id);
    return checked.success ? [{ ...checked.data, id: id ?? randomUUID() }] : [];
  });
  if (errors.length > 0) throw new ProblemError('invalid-event', { errors: errors.slice(0, 20) });
  return statements;
}

/** What holds for all paths of xAPI; before the caller is known, so that it holds for refusals too. */
export function useXapi(app: App): void {
  app.use('/xapi/*', answerVersion, inForm(xapiErrors), alternateRequests(app));
}

/** xAPI 1.0.3 and 2.0: takes statements as events. It is no record store. */
export function xapiRoutes(app: App, deps: Dependencies, limits: Limits, intake: Intake): void {
  const { store } = deps;
  const statements = createStatements(deps, intake);
  for (const route of [post, put, get]) app.openAPIRegistry.registerPath(route);

  async function take(c: RequestContext, read: (value: unknown) => IdentifiedStatement[]): Promise<string[]> {
    requireStatements(c);
    const admit = await limits.intake(c.get('key'));
    const { value, bytes } = await readStatements(c);
    const sent = read(value);
    if (sent.length > BATCH_EVENTS)
      throw new ProblemError('too-many-events', {
        detail: `At most ${BATCH_EVENTS} statements are allowed.`,
      });
    const fields = admit({ eventsPerSecond: sent.length, bytesPerSecond: bytes });
    for (const [name, value] of Object.entries(fields)) c.header(name, value);
    await statements.take(c, sent, bytes);
    return sent.map(({ id }) => id);
  }

  app.post(post.path, post.middleware, async (c) => {
    const ids = await take(c, (value) =>
      Array.isArray(value) ? identified(value, true) : identified([value], false),
    );
    return c.json(ids, 200);
  });

  app.put(put.path, put.middleware, async (c) => {
    await take(c, (value) => {
      const id = statementId.safeParse(c.req.query('statementId'));
      if (!id.success) throw invalid('/statementId', 'must be a UUID');
      const [one] = identified([value], false);
      const given = (value as { id?: unknown }).id;
      if (given !== undefined && one?.id !== id.data) throw invalid('/id', 'must be the statementId');
      return one ? [{ ...one, id: id.data }] : [];
    });
    return c.body(null, 204);
  });

  app.get(get.path, get.middleware, async (c) => {
    requireVersion(c);
    const { statementId: plain, voidedStatementId: voided } = c.req.query();
    if ((plain === undefined) === (voided === undefined)) {
      throw invalid('/statementId', 'send statementId or voidedStatementId; queries are for a record store');
    }
    const id = statementId.safeParse(plain ?? voided);
    if (!id.success) throw invalid('/statementId', 'must be a UUID');
    const isAsked = (one: FoundStatement) =>
      covers(c.get('key'), one.learner) && one.voided === (voided !== undefined) && 'xapi' in one.data;
    const found = (await store.events.statements([id.data])).find(isAsked);
    if (!found) throw new ProblemError('not-found', { detail: 'No statement with this id is kept.' });
    c.header('last-modified', new Date(found.acceptedAt).toUTCString());
    return c.json(answeredStatement(found, versionOf(c)), 200);
  });

  app.openapi(about, (c) => c.json({ version: VERSIONS }, 200));
}
