import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import type { Metrics } from './metrics.ts';

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Gives every request an id, counts and logs it. A log line names the route and never the path, its learner or any text.
 */
export function requestLog({ logger, metrics }: { logger: Logger; metrics: Metrics }) {
  return createMiddleware<Environment>(async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    const started = performance.now();
    await next();
    c.res.headers.set('x-request-id', requestId);
    const seconds = (performance.now() - started) / 1000;
    const { method } = c.req;
    const { status } = c.res;
    const route = routePath(c, -1);
    metrics.requests.observe({ method, route, status }, seconds);
    logger.debug({ requestId, method, route, status, ms: Math.round(seconds * 1000) }, 'request');
  });
}
