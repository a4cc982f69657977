import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { requireReach } from '../auth/person-reach.ts';
import type { StreamTickets } from '../auth/stream-ticket.ts';
import { visibleLearner } from '../auth/visible-learner.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { json } from '../schemas/json-content.ts';
import { refusals } from '../schemas/problem.ts';
import { LEARNER_ID } from '../schemas/values.ts';

const askedSchema = z
  .strictObject({
    learner: z
      .string()
      .regex(LEARNER_ID, 'must be a learner id')
      .optional()
      .describe('follows this learner; missing: all learners that the token covers'),
  })
  .openapi('StreamTicketRequest');

const ticketSchema = z
  .object({
    ticket: z.string(),
    url: z.string().describe('path and query of the stream, ready for `EventSource`'),
    expiresAt: z.iso.datetime(),
  })
  .openapi('StreamTicket');

const post = createRoute({
  method: 'post',
  path: '/v1/streams/tickets',
  operationId: 'createStreamTicket',
  tags: ['Streams'],
  summary: 'Get a ticket for a stream',
  description: `For \`EventSource\` in a browser, which cannot send a header. The ticket opens one stream for five minutes, as
often as the browser reconnects, with the rights of the token that asked for it; a stream that is open stays open. It
appears in a URL, so it expires soon and opens nothing else.`,
  ...needs('read'),
  request: { body: { required: true, content: { 'application/json': { schema: askedSchema } } } },
  responses: {
    201: json('The ticket.', ticketSchema),
    ...refusals(
      'not-json',
      'unknown-learner',
      'learner-erased',
      'too-large',
      'unsupported-media-type',
      'invalid-parameter',
    ),
  },
});

export function ticketRoute(
  app: App,
  { store }: Pick<Dependencies<'learners' | 'reviews'>, 'store'>,
  tickets: Pick<StreamTickets, 'issue'>,
): void {
  app.openAPIRegistry.registerPath(post);
  app.post(post.path, post.middleware, async (c) => {
    const { learner } = await readBody(c.req.raw, askedSchema, 'invalid-parameter');
    const key = c.get('key');
    const path = learner === undefined ? '/v1/stream' : `/v1/learners/${learner}/stream`;
    await requireReach(store, key, 'GET', path);
    if (learner !== undefined) await visibleLearner(store, key, learner);
    // Authentication passed, so there is one.
    const { ticket, expiresAt } = await tickets.issue(c.get('token') as string, path);
    return c.json({ ticket, url: `${path}?ticket=${ticket}`, expiresAt: expiresAt.toISOString() }, 201);
  });
}
