import { createRoute, z } from '@hono/zod-openapi';
import { requireScope, requireUnlimited } from '../auth/auth.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import type { Key } from '../../store/keys/keys.ts';
import { currentMetrics } from '../operations/operations-app.ts';
import { readiness } from '../operations/readiness.ts';
import { json } from '../schemas/json-content.ts';
import { judgeOutage, serviceState } from '../schemas/operations.ts';
import { openRefusals, refusals } from '../schemas/problem.ts';

const tags = ['Operations'];

const livez = createRoute({
  method: 'get',
  path: '/livez',
  operationId: 'readLiveness',
  tags,
  summary: 'Is the process alive?',
  responses: {
    200: json('Alive.', z.object({ live: z.literal(true) }).openapi('Liveness')),
    ...openRefusals(),
  },
});

const state = z
  .object({
    ready: z.boolean(),
    stopping: z.boolean(),
    postgres: z.enum(['up', 'down']),
    services: z
      .record(z.string(), serviceState)
      .describe(
        'schema, temporal, namespace, worker, judge; unknown: it cannot be told while something it depends on is down',
      ),
    judges: z
      .object({
        failing: z.array(judgeOutage).describe('judges whose last call failed'),
        budget: z.enum(['left', 'spent']).describe('spent: the offline judge is used until the next UTC day'),
      })
      .optional()
      .describe('only if a judge is failing or the budget is spent'),
    verdicts: z
      .enum(['in time', 'late'])
      .describe('late: a completion has been waiting for its verdict for over two minutes'),
  })
  .openapi('Readiness');

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'readReadiness',
  tags,
  summary: 'Can it take requests?',
  description: 'Only Postgres and its schema decide. Other outages are reported but do not make it unready.',
  responses: { ...openRefusals(), 200: json('Ready.', state), 503: json('Not ready.', state) },
});

const metricsText = createRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'readMetrics',
  tags,
  summary: 'Prometheus metrics',
  description:
    'Needs a key with `read` or `admin` and no learner prefix. `METRICS_PORT` serves them without a token.',
  security: [{ bearer: ['read'] }, { bearer: ['admin'] }],
  responses: {
    200: { description: 'The metrics.', content: { 'text/plain': { schema: z.string() } } },
    ...refusals(),
  },
});

export function operationsRoutes(
  app: App,
  deps: Dependencies<'database' | 'wakes' | 'changes' | 'reads' | 'judges' | 'webhooks' | 'credentials'>,
  authenticate: (c: RequestContext) => Promise<Key>,
): void {
  app.openapi(livez, (c) => c.json({ live: true as const }, 200));

  app.openapi(readyz, async (c) => {
    const found = await readiness(deps);
    return found.ready ? c.json(found, 200) : c.json(found, 503);
  });

  app.openAPIRegistry.registerPath(metricsText);
  app.get(metricsText.path, async (c) => {
    const key = await authenticate(c);
    requireScope(key, key.scopes.includes('admin') ? 'admin' : 'read');
    requireUnlimited(key);
    const { text, type } = await currentMetrics(deps);
    return c.body(text, 200, { 'content-type': type });
  });
}
