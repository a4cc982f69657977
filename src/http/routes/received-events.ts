import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { eventDataSchema } from '../schemas/event-data.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { countedNumber } from '../schemas/values.ts';
import { speakerName } from '../schemas/words.ts';
import { visibleLearner } from '../auth/visible-learner.ts';

const receivedEvent = z
  .object({
    seq: z.int(),
    id: z.string().nullable(),
    source: z.string().nullable(),
    type: z.string(),
    speaker: speakerName,
    time: z.string(),
    effectiveTime: z
      .string()
      .describe('the later of its own time and the effective time of the previous event'),
    acceptedAt: z.string(),
    requestId: z
      .string()
      .nullable()
      .describe('the `x-request-id` of the request that delivered it; log lines have the same id'),
    policyVersion: z.int(),
    completes: z.boolean().describe('whether it triggered a calibration'),
    voided: z.boolean(),
    data: eventDataSchema.nullable(),
  })
  .openapi('ReceivedEvent');

const eventsQuery = pageQuery.extend({
  after: z
    .string()
    .transform((text) => countedNumber(text) ?? Number.NaN)
    .pipe(z.int('must be the seq of an event, or 0'))
    .default(0)
    .openapi({ type: 'integer', minimum: 0, default: 0 })
    .describe('shows only events after this `seq`; a cursor counts instead of it'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/events',
  operationId: 'listEvents',
  tags: ['Events'],
  summary: 'Read the received events',
  description: 'The accepted events of a learner, oldest first; with `after`, those with a larger `seq`.',
  ...needs('read'),
  request: { params: learnerParam, query: eventsQuery },
  responses: {
    200: json('A page of events.', pageSchema('ReceivedEventPage', receivedEvent)),
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

export function receivedEventsRoute(app: App, { store }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { limit, cursor, after } = c.req.valid('query');
    const learner = await visibleLearner(store, c.get('key'), c.req.valid('param').id);
    const past = cursor === undefined ? after : numberCursor(cursor);
    const events = await store.reads.events(learner, { after: past, limit: limit + 1 });
    return c.json(
      pageOf(events, limit, ({ seq }) => seq),
      200,
    );
  });
}
