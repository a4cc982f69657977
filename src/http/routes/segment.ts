import { createRoute, z } from '@hono/zod-openapi';
import { pointerOf } from '../../core/document-error.ts';
import { adaptersOf } from '../adapters/adapters.ts';
import { fromSegment } from '../adapters/segment.ts';
import { createTaking } from '../adapters/take-documents.ts';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import type { Intake } from '../intake/create-intake.ts';
import type { Limits } from '../limits/limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { segmentRefusals } from '../schemas/adapter-refusals.ts';
import { outcomeShape } from '../schemas/adapter-outcome.ts';
import { json } from '../schemas/json-content.ts';

const call = z
  .looseObject({
    type: z.string().nullish(),
    messageId: z.string().nullish(),
    userId: z.string().nullish(),
    event: z.string().nullish(),
    timestamp: z.string().nullish(),
    properties: z.record(z.string(), z.unknown()).nullish(),
  })
  .openapi('SegmentCall');

const calls = z
  .looseObject({
    batch: z
      .array(z.unknown())
      .describe('Calls, each in the form of `SegmentCall`; one in another form is refused.'),
  })
  .openapi('SegmentBatch');

const outcome = z.object({ success: z.literal(true), ...outcomeShape }).openapi('SegmentOutcome');

const responses = {
  200: json('What became of the calls.', outcome),
  ...segmentRefusals,
};

const batch = createRoute({
  method: 'post',
  path: '/v1/batch',
  operationId: 'sendSegmentBatch',
  tags: ['Adapters'],
  summary: 'Send a batch of Segment calls',
  description:
    'At most 1,000 calls, each accepted or refused separately. The API key is the write key, as the user name of Basic credentials.',
  ...needs('ingest'),
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: calls } },
    },
  },
  responses,
});

const track = createRoute({
  method: 'post',
  path: '/v1/track',
  operationId: 'sendSegmentTrack',
  tags: ['Adapters'],
  summary: 'Send one Segment track call',
  ...needs('ingest'),
  request: { body: { required: true, content: { 'application/json': { schema: call } } } },
  responses,
});

/** Paths of the HTTP API of Segment. */
export const SEGMENT_PATHS = [batch.path, track.path];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function callsIn(body: unknown): unknown[] {
  if (isObject(body) && Array.isArray(body.batch)) return body.batch;
  throw new ProblemError('invalid-batch', { errors: [{ pointer: '/batch', detail: 'must be an array' }] });
}

function callIn(body: unknown): unknown[] {
  if (isObject(body)) return [body];
  throw new ProblemError('invalid-batch', { errors: [{ pointer: '', detail: 'must be an object' }] });
}

/** The HTTP API of Segment, as far as it concerns events. */
export function segmentRoutes(app: App, deps: Dependencies, limits: Limits, intake: Intake): void {
  const { mappings, salt } = adaptersOf(deps);
  const taking = createTaking(deps, limits, intake);
  async function take(
    c: RequestContext,
    documentsIn: (body: unknown) => unknown[],
    known: { type?: string } = {},
  ) {
    const translating = { prefix: c.get('key').prefix, salt, now: deps.now().getTime() };
    const translate = (document: unknown) => {
      const checked = call.safeParse(document);
      const [fault] = checked.error?.issues ?? [];
      if (fault) return { error: { pointer: pointerOf(fault.path), detail: fault.message } };
      return fromSegment(mappings.segment, { ...checked.data, ...known }, translating);
    };
    return c.json({ success: true, ...(await taking(c, { door: 'segment', documentsIn, translate })) }, 200);
  }
  for (const route of [batch, track]) app.openAPIRegistry.registerPath(route);
  app.post(batch.path, batch.middleware, (c) => take(c, callsIn));
  app.post(track.path, track.middleware, (c) => take(c, callIn, { type: 'track' }));
}
