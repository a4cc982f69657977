import { createRoute, z } from '@hono/zod-openapi';
import { needs, requireScope } from '../auth/auth.ts';
import { groupsOf, reviewerOf, type Caller } from '../auth/caller.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import type { Limits } from '../limits/limits.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';
import { STREAM_DATA } from '../schemas/stream-message.ts';
import type { StreamReviewer } from '../stream/listener.ts';
import { createStreams } from '../stream/stream.ts';
import { covers, visibleLearner } from '../auth/visible-learner.ts';
import { ProblemError } from '../problems/problem.ts';

const EVENTS = `Server-sent events. \`award\`: a ledger entry; \`calibration\`: a verdict with its snapshot; \`level\`: one message per level;
\`facet\`: the current value of a part of the shared layer; \`reset\`: some changes were missed, so read the learner again;
\`end\`: the caller may not read this any more, and its data is the problem that a new request would get.
Each message has an id; \`Last-Event-ID\` resumes after it for up to a day. A comment is sent every 15 seconds.
History (events more than a day old) announces nothing. A key with the scope \`review\` gets no \`calibration\` of work that it has to
read blind, and a person who has to read gets nothing of that learner from the verdict on.`;

/** One message of a stream; `data` is the JSON of the table in docs/http.md. */
const message = z
  .object({
    id: z.string().optional().describe('resumes after this message'),
    event: z.enum(['award', 'calibration', 'level', 'facet', 'reset', 'end']).optional(),
    data: z
      .string()
      .describe(
        'JSON: a `StreamAward`, `StreamLevel`, `StreamCalibration`, `StreamFacet`, `{}`, or a `Problem`',
      ),
  })
  .openapi('StreamMessage');

const stream = {
  description: 'The stream, until either side closes it.',
  content: { 'text/event-stream': { schema: message } },
};

const headers = z.object({
  'last-event-id': z.string().optional().describe('id of the last received message'),
});

const ofLearner = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/stream',
  operationId: 'streamLearner',
  tags: ['Streams'],
  summary: 'Follow one learner',
  description: EVENTS,
  ...needs('read'),
  request: { params: learnerParam, headers },
  responses: { 200: stream, ...refusals('unknown-learner', 'learner-erased') },
});

const ofAll = createRoute({
  method: 'get',
  path: '/v1/stream',
  operationId: 'streamLearners',
  tags: ['Streams'],
  summary: 'Follow all learners',
  description: `All learners that the key covers; for a coach those of the token’s groups, read again every 20 seconds. ${EVENTS}`,
  ...needs('read'),
  request: { headers },
  responses: { 200: stream, ...refusals() },
});

function streamReviewer(caller: Caller): StreamReviewer | null {
  const by = reviewerOf(caller, undefined);
  return by === null ? null : { by, isPerson: caller.person !== undefined };
}

export function streamRoutes(
  app: App,
  deps: Dependencies<'calibrations' | 'changes' | 'learners' | 'ledger' | 'reviews'>,
  limits: Limits,
  identify: (c: RequestContext) => Promise<Caller>,
): void {
  const open = createStreams(deps, limits);
  const admit = async (c: RequestContext) => {
    const caller = await identify(c);
    requireScope(caller, 'read');
    return caller;
  };

  for (const [name, data] of Object.entries(STREAM_DATA)) app.openAPIRegistry.register(name, data);
  app.openAPIRegistry.registerPath(ofLearner);
  app.get('/v1/learners/:id/stream', ofLearner.middleware, async (c) => {
    const id = c.req.param('id');
    const { no } = await visibleLearner(deps.store, c.get('key'), id);
    return open(c, { learner: id, no, reviewer: streamReviewer(c.get('key')) }, async () => {
      const found = await visibleLearner(deps.store, await admit(c), id);
      // A test learner that was reset and created again has another number.
      if (found.no !== no) throw new ProblemError('unknown-learner');
    });
  });

  app.openAPIRegistry.registerPath(ofAll);
  app.get('/v1/stream', ofAll.middleware, async (c) => {
    const key = c.get('key');
    const reviewer = streamReviewer(key);
    if (groupsOf(key) === null) return open(c, { prefix: key.prefix, reviewer }, () => admit(c));
    const members = new Set<string>();
    const refill = async (caller: Caller) => {
      const now = await deps.store.learners.ofGroups(groupsOf(caller) ?? []);
      members.clear();
      for (const learner of now) if (covers(caller, learner)) members.add(learner);
    };
    await refill(key);
    return open(c, { members, reviewer }, async () => refill(await admit(c)));
  });
}
