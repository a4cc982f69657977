import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { routePath } from 'hono/route';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import type { Metrics } from '../operations/metrics.ts';

const LONGEST_ID = 64;
const WITH_DOTS = /^[\w.-]+$/;

/** Gives every request an id: the one it brings, else a new one. Hono's own check takes no dots, so they are asked here. */
export const requestIds = requestId({
  limitLength: LONGEST_ID,
  generator(c: Context) {
    const given = c.req.header('x-request-id') ?? '';
    return given.length <= LONGEST_ID && WITH_DOTS.test(given) ? given : randomUUID();
  },
});

/**
 * Counts and logs every request. A log line names the route and never the path, its learner or any text.
 */
export function requestLog({ logger, metrics }: { logger: Logger; metrics: Metrics }) {
  return createMiddleware<Environment>(async (c, next) => {
    const started = performance.now();
    await next();
    // Answers that are made outside the context do not take its headers over.
    const requestId = c.get('requestId');
    c.res.headers.set('x-request-id', requestId);
    const seconds = (performance.now() - started) / 1000;
    const { method } = c.req;
    const { status } = c.res;
    const route = routePath(c, -1);
    metrics.requests.observe({ method, route, status }, seconds);
    logger.debug({ requestId, method, route, status, ms: Math.round(seconds * 1000) }, 'request');
  });
}
