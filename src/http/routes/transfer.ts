import { createRoute, z } from '@hono/zod-openapi';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readLines } from '../../store/export/read-lines.ts';
import { needs } from '../auth/auth.ts';
import { requireVisible } from '../auth/visible-learner.ts';
import type { App, Dependencies } from '../environment.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';

/** More than a learner with a million events. */
const MOST_BYTES = 4 * 2 ** 30;

const arrival = z
  .object({
    learner: z.string(),
    before: z.boolean().describe('whether this transfer had arrived already'),
    entries: z.int(),
    total: z.int(),
    calibrations: z.int(),
  })
  .openapi('Arrival');

const NDJSON = 'application/x-ndjson';

const put = createRoute({
  method: 'put',
  path: '/v1/learners/{id}/transfer',
  operationId: 'putTransfer',
  tags: ['Learners'],
  summary: 'Take over a learner from another cell',
  description: `For \`touchstone move\`: takes over everything that another installation stores about a learner, in one transaction, and
recomputes both chains before it commits. Repeating a transfer changes nothing. Both cells must run the same release and
have the same documents in the same versions.`,
  ...needs('admin'),
  request: {
    params: learnerParam,
    body: { required: true, content: { [NDJSON]: { schema: z.string() } } },
  },
  responses: {
    200: json('The learner is here; the numbers were recomputed.', arrival),
    ...refusals(
      'unknown-learner',
      'transfer-refused',
      'invalid-transfer',
      'too-large',
      'unsupported-media-type',
    ),
  },
});

/** The body in a file, since the transaction must not wait for the network. */
async function keep(body: ReadableStream<Uint8Array> | null, file: string): Promise<void> {
  let bytes = 0;
  const limited = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES)
        throw new ProblemError('too-large', { detail: 'A transfer may have at most 4 GiB.' });
      yield chunk;
    }
  };
  const source = body === null ? Readable.from([]) : Readable.fromWeb(body as never);
  await pipeline(source, limited, createWriteStream(file, { mode: 0o600 }));
}

export function transferRoute(app: App, { store }: Dependencies): void {
  app.openAPIRegistry.registerPath(put);
  app.put('/v1/learners/:id/transfer', put.middleware, async (c) => {
    const id = c.req.param('id');
    requireVisible(c.get('key'), id);
    if (mediaTypeOf(c.req.raw.headers) !== NDJSON)
      throw new ProblemError('unsupported-media-type', { detail: `Send the transfer as \`${NDJSON}\`.` });
    const folder = await mkdtemp(join(tmpdir(), 'touchstone-transfer-'));
    try {
      const file = join(folder, 'transfer.ndjson');
      await keep(c.req.raw.body, file);
      const received = await store.moves.receive(id, () => readLines(file));
      if (received.outcome === 'received') {
        const { outcome: _outcome, ...here } = received;
        return c.json({ learner: id, ...here }, 200);
      }
      const code = received.outcome === 'refused' ? 'transfer-refused' : 'invalid-transfer';
      throw new ProblemError(code, { detail: received.detail });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
