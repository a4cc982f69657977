import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import { routeOf } from './route-of.ts';
import type { Metrics } from '../operations/metrics.ts';

const LONGEST_ID = 64;
const WITH_DOTS = /^[\w.-]+$/;

/** Sets the request id: the received one or a new one. Checked here because Hono's check rejects dots. */
export const requestIds = requestId({
  limitLength: LONGEST_ID,
  generator(c: Context) {
    const given = c.req.header('x-request-id') ?? '';
    return given.length <= LONGEST_ID && WITH_DOTS.test(given) ? given : randomUUID();
  },
});

/** Counts and logs every request by its route, never by its path, learner or text. */
export function requestLog({ logger, metrics }: { logger: Logger; metrics: Metrics }) {
  return createMiddleware<Environment>(async (c, next) => {
    const started = performance.now();
    await next();
    // Responses created outside the context do not get its headers.
    const requestId = c.get('requestId');
    c.res.headers.set('x-request-id', requestId);
    const seconds = (performance.now() - started) / 1000;
    const { method } = c.req;
    const { status } = c.res;
    const route = routeOf(c);
    metrics.requests.observe({ method, route, status }, seconds);
    logger.debug({ requestId, method, route, status, ms: Math.round(seconds * 1000) }, 'request');
  });
}
