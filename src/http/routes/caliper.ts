import { createRoute, z } from '@hono/zod-openapi';
import { adaptersOf } from '../adapters/adapters.ts';
import { fromCaliper, isReadable } from '../adapters/caliper.ts';
import { createTaking } from '../adapters/take-documents.ts';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import type { Intake } from '../intake/create-intake.ts';
import type { Limits } from '../limits/limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { outcomeShape } from '../schemas/adapter-outcome.ts';
import { json } from '../schemas/json-content.ts';
import { OF_EVENTS, refusals } from '../schemas/problem.ts';

const envelope = z
  .looseObject({
    sensor: z.string().optional(),
    sendTime: z.string().optional(),
    dataVersion: z.string(),
    data: z.array(z.unknown()),
  })
  .openapi('CaliperEnvelope');

const post = createRoute({
  method: 'post',
  path: '/caliper/v1p2',
  operationId: 'sendCaliperEnvelope',
  tags: ['Adapters'],
  summary: 'Send a Caliper envelope',
  description:
    'An envelope of Caliper 1.1 or 1.2 with at most 1,000 events, each accepted or refused separately. What is no envelope is refused with 400.',
  ...needs('ingest'),
  request: { body: { required: true, content: { 'application/json': { schema: envelope } } } },
  responses: {
    200: json('What became of the events.', z.object(outcomeShape).openapi('CaliperOutcome')),
    ...refusals(...OF_EVENTS),
  },
});

function documentsIn(body: unknown): unknown[] {
  const checked = envelope.safeParse(body);
  if (!checked.success) {
    const errors = [{ pointer: '', detail: 'must be an envelope with dataVersion and data' }];
    throw new ProblemError('invalid-batch', { errors });
  }
  const { dataVersion, data } = checked.data;
  if (!isReadable(dataVersion)) {
    const detail = 'must be http://purl.imsglobal.org/ctx/caliper/v1p1 or v1p2';
    throw new ProblemError('invalid-event', { errors: [{ pointer: '/dataVersion', detail }] });
  }
  return data;
}

/** Caliper 1.1 and 1.2. */
export function caliperRoute(app: App, deps: Dependencies, limits: Limits, intake: Intake): void {
  const { mappings, salt } = adaptersOf(deps);
  const take = createTaking(deps, limits, intake);
  app.openAPIRegistry.registerPath(post);
  app.post(post.path, post.middleware, async (c) => {
    const translating = { prefix: c.get('key').prefix, salt, now: deps.now().getTime() };
    const translate = (document: unknown) => fromCaliper(mappings.caliper, document, translating);
    return c.json(await take(c, { door: 'caliper', documentsIn, translate }), 200);
  });
}
