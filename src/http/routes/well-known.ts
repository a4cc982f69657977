import { createRoute, z } from '@hono/zod-openapi';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { jsonLdDocument } from '../schemas/credential.ts';
import { json } from '../schemas/json-content.ts';
import { openRefusals } from '../schemas/problem.ts';
import { countedNumber, LARGEST_INT } from '../schemas/values.ts';
import { issuerLocked } from './credentials.ts';

const tags = ['Credentials'];
const PAGE = 10_000;
/** Verifiers of any origin may read what is public. */
const PUBLIC = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const FIVE_MINUTES = 'public, max-age=300';

const did = createRoute({
  method: 'get',
  path: '/.well-known/did.json',
  operationId: 'readDidDocument',
  tags,
  summary: 'Read the issuer’s DID document',
  description:
    'The `did:web` document: all keys that the issuer ever had, with the dates between which they signed. Public.',
  responses: {
    200: json('The document.', jsonLdDocument),
    ...openRefusals('not-found'),
  },
});

const roots = createRoute({
  method: 'get',
  path: '/.well-known/touchstone/roots',
  operationId: 'listRoots',
  tags,
  summary: 'List the published roots',
  description: `One compact JWS a line, oldest first: Merkle roots over the ledgers that changed. Each names the hash of the one before, and a
line never changes. At most 10,000 lines; \`Link\` names the next ones. Public.`,
  request: {
    query: z.object({
      after: z
        .string()
        .transform((text) => countedNumber(text, LARGEST_INT) ?? Number.NaN)
        .pipe(z.int('must be the number of a root'))
        .default(0)
        .openapi({ type: 'integer', minimum: 0, default: 0, description: 'only roots after this number' }),
    }),
  },
  responses: {
    200: { description: 'The roots.', content: { 'text/plain': { schema: z.string() } } },
    ...openRefusals('invalid-parameter'),
  },
});

const status = createRoute({
  method: 'get',
  path: '/.well-known/touchstone/status/{list}',
  operationId: 'readStatusList',
  tags,
  summary: 'Read a status list',
  description:
    'A signed Bitstring Status List: the bits of revoked credentials are set. Valid for a day. Public.',
  request: {
    params: z.object({ list: z.string().openapi({ param: { name: 'list', in: 'path' }, example: '0' }) }),
  },
  responses: {
    200: {
      description: 'The list.',
      content: {
        'application/vc+ld+json': {
          schema: jsonLdDocument,
        },
      },
    },
    ...openRefusals('not-found', 'issuer-locked'),
  },
});

const noIssuer = () =>
  new ProblemError('not-found', { detail: 'This installation has no issuer of credentials.' });

/** What a stranger needs to verify a credential; all of it is public. */
export function wellKnownRoutes(app: App, { store, credentials }: Dependencies): void {
  app.openapi(did, async (c) => {
    const document = await credentials.didDocument();
    if (!document) throw noIssuer();
    return c.json(document as { id: string }, 200, { ...PUBLIC, 'cache-control': FIVE_MINUTES });
  });

  app.openapi(roots, async (c) => {
    const found = await store.roots.page(c.req.valid('query').after, PAGE);
    const headers: Record<string, string> = { ...PUBLIC, 'cache-control': 'public, max-age=60' };
    if (found.length === PAGE) headers.link = `<?after=${found.at(-1)?.number}>; rel="next"`;
    const lines = found.map(({ document }) => `${document}\n`).join('');
    return c.text(lines, 200, headers);
  });

  app.openAPIRegistry.registerPath(status);
  app.get('/.well-known/touchstone/status/:list', async (c) => {
    const number = countedNumber(c.req.param('list'), LARGEST_INT);
    const list = number === null ? null : await credentials.statusList(number);
    if (list === null) throw new ProblemError('not-found', { detail: 'There is no such status list.' });
    if (list === 'locked') throw issuerLocked();
    const headers = { ...PUBLIC, 'cache-control': FIVE_MINUTES, 'content-type': 'application/vc+ld+json' };
    return c.body(JSON.stringify(list), 200, headers);
  });
}
