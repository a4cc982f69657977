import { createRoute, z } from '@hono/zod-openapi';
import { needs, requireUnlimited } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { configuredOutages } from '../operations/judge-outages.ts';
import { lookAtServices } from '../operations/readiness.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { eventTracesSchema, operationsSchema } from '../schemas/operations.ts';
import { refusals } from '../schemas/problem.ts';
import { isPlatformId } from '../schemas/values.ts';

const tags = ['Operations'];

const read = createRoute({
  method: 'get',
  path: '/v1/operations',
  operationId: 'readOperations',
  tags,
  summary: 'How is the installation doing?',
  description: `Pending work, how long recent awards and verdicts took, what judges cost, and services, for people to look at;
\`/metrics\` has the same over time, for each process.`,
  ...needs('admin'),
  responses: { 200: json('The state.', operationsSchema), ...refusals() },
});

const searched = z
  .string()
  .min(1, 'must not be empty')
  .max(1024, 'must have at most 1,024 characters')
  // Postgres cannot compare with it.
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'must be text')
  .optional();

const find = createRoute({
  method: 'get',
  path: '/v1/operations/events',
  operationId: 'listEventTraces',
  tags,
  summary: 'Find events by id or request id',
  description: `The newest twenty events with this id, request id, or both, with the entry of their award and the number of
their verdict. With \`learner\` among all events of the learner, otherwise among those of the newest 2,000 changes.`,
  ...needs('admin'),
  request: {
    query: z.object({
      learner: z.string().optional().describe('the learner’s id'),
      id: searched.describe('the event’s `id`'),
      request: searched.describe('the `x-request-id` of the request that delivered it'),
    }),
  },
  responses: { 200: json('The events.', eventTracesSchema), ...refusals('invalid-parameter') },
});

type Slices = 'database' | 'wakes' | 'judges' | 'operations' | 'workers';

export function installationRoutes(
  app: App,
  deps: Pick<Dependencies<Slices>, 'store' | 'health' | 'now' | 'epoch' | 'temporal'>,
): void {
  const { store, health, now, epoch, temporal } = deps;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const ageOf = (at: number | null) => (at === null ? null : Math.max(0, (now().getTime() - at) / 1000));

  app.openapi(read, async (c) => {
    requireUnlimited(c.get('key'));
    const [waiting, work, judges, outages, spent, sweeper, workers, services] = await Promise.all([
      store.wakes.waiting(),
      store.operations.work(),
      store.operations.calls(),
      configuredOutages(store, health.judgeNames),
      store.judges.spentToday(),
      store.operations.overdue(),
      store.workers.running(),
      lookAtServices(deps),
    ]);
    const { oldestEvent, oldestCompletion, ...pending } = waiting;
    const { unscored, tampering, ...completionToVerdict } = work.verdicts;
    c.header('cache-control', 'private, no-store');
    return c.json(
      {
        at: now().toISOString(),
        pending: {
          ...pending,
          oldestEvent: ageOf(oldestEvent),
          oldestCompletion: ageOf(oldestCompletion),
        },
        recent: {
          since: iso(work.since),
          eventToAward: work.awards,
          completionToVerdict,
          unscored,
          tampering,
        },
        judges,
        failing: outages.map(({ since, ...outage }) => ({ ...outage, since: new Date(since).toISOString() })),
        budget: { spent, limit: health.judgeBudget ?? null },
        sweeper,
        workers,
        services: Object.fromEntries(Object.entries(services).map(([name, { state }]) => [name, state])),
        temporal: {
          ui: temporal?.ui ?? null,
          namespace: temporal?.namespace ?? null,
          workflowPrefix: `learner/${epoch}/`,
        },
      },
      200,
    );
  });

  app.openapi(find, async (c) => {
    requireUnlimited(c.get('key'));
    const { learner, id, request: requestId } = c.req.valid('query');
    if (id === undefined && requestId === undefined)
      throw new ProblemError('invalid-parameter', {
        errors: [{ pointer: '/id', detail: 'name an id, a request id, or both' }],
      });
    if (learner !== undefined && !isPlatformId(learner)) return c.json({ data: [] }, 200);
    const found = await store.operations.findEvents({ learner, id, requestId });
    const data = found.map(({ acceptedAt, awardedAt, judgedAt, ...event }) => ({
      ...event,
      acceptedAt: new Date(acceptedAt).toISOString(),
      awardedAt: iso(awardedAt),
      judgedAt: iso(judgedAt),
    }));
    return c.json({ data }, 200);
  });
}
