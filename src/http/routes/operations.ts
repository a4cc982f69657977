import { createRoute, z } from '@hono/zod-openapi';
import { requireScope, requireUnlimited } from '../auth/auth.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import type { Key } from '../../store/keys/keys.ts';
import { measureJudges } from '../operations/measure-judges.ts';
import { measureWaiting } from '../operations/measure-waiting.ts';
import { readiness } from '../operations/readiness.ts';
import { json } from '../schemas/json-content.ts';
import { refusals } from '../schemas/problem.ts';

const tags = ['Operations'];

const livez = createRoute({
  method: 'get',
  path: '/livez',
  tags,
  summary: 'Is the process alive?',
  responses: { 200: json('It is.', z.object({ live: z.literal(true) })) },
});

const state = z
  .object({
    ready: z.boolean(),
    stopping: z.boolean(),
    postgres: z.enum(['up', 'down']),
    services: z.record(z.string(), z.enum(['up', 'down'])).describe('what intake can do without'),
    judges: z
      .object({
        failing: z
          .array(z.object({ judge: z.string(), code: z.string(), since: z.string() }))
          .describe('judges that did not answer when they were asked last, told of at once'),
        budget: z.enum(['left', 'spent']).describe('spent: the offline judge reads until the next UTC day'),
      })
      .optional()
      .describe('only where there is something to tell'),
    verdicts: z
      .enum(['in time', 'late'])
      .describe('late: a completion has waited for its verdict for two minutes'),
  })
  .openapi('Readiness');

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  tags,
  summary: 'Can it take requests?',
  description: 'Only Postgres decides. What else is down is said and does not make it unready.',
  responses: { 200: json('Ready.', state), 503: json('Not ready.', state) },
});

const metricsText = createRoute({
  method: 'get',
  path: '/metrics',
  tags,
  summary: 'Figures for Prometheus',
  description:
    'No token is needed from the same machine; from elsewhere a key with `read` or `admin` and no learner prefix.',
  security: [{}, { bearer: ['read'] }, { bearer: ['admin'] }],
  responses: {
    200: { description: 'Figures.', content: { 'text/plain': { schema: z.string() } } },
    ...refusals(),
  },
});

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Whether a request came from this machine itself: a proxy on it speaks for somebody else. */
function isLocal(c: RequestContext): boolean {
  const address = c.env?.incoming?.socket?.remoteAddress ?? '';
  return (
    LOOPBACK.test(address) &&
    c.req.header('x-forwarded-for') === undefined &&
    c.req.header('forwarded') === undefined
  );
}

export function operationsRoutes(
  app: App,
  deps: Dependencies<'database' | 'wakes' | 'judges'>,
  authenticate: (c: RequestContext) => Promise<Key>,
): void {
  app.openapi(livez, (c) => c.json({ live: true as const }, 200));

  app.openapi(readyz, async (c) => {
    const found = await readiness(deps);
    return found.ready ? c.json(found, 200) : c.json(found, 503);
  });

  app.openAPIRegistry.registerPath(metricsText);
  app.get(metricsText.path, async (c) => {
    if (!isLocal(c)) {
      const key = await authenticate(c);
      requireScope(key, key.scopes.includes('admin') ? 'admin' : 'read');
      requireUnlimited(key);
    }
    await Promise.all([measureWaiting(deps), measureJudges(deps)]);
    return c.body(await deps.metrics.registry.metrics(), 200, {
      'content-type': deps.metrics.registry.contentType,
    });
  });
}
