import { propagation, ROOT_CONTEXT, SpanKind, trace, type Context, type Span } from '@opentelemetry/api';
import { createMiddleware } from 'hono/factory';
import type { Environment } from '../environment.ts';
import { inSpan, isTracing, markFailed } from '../../tracing/span.ts';
import { routeOf } from './route-of.ts';

/** Asked by machines every few seconds. */
const UNTRACED = new Set(['/livez', '/readyz', '/metrics']);

/** The caller's trace, without its trace state and baggage, which may hold anything. */
function callerOf(headers: Record<string, string>): Context {
  const { traceId, spanId, traceFlags } =
    trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers)) ?? {};
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: traceFlags ?? 0, isRemote: true });
}

/**
 * A span for every request, by the conventions for HTTP (https://opentelemetry.io/docs/specs/semconv/http/http-spans/), with
 * the route and never the path: a path may hold anything. It ends when a stream begins.
 */
export const requestSpans = createMiddleware<Environment>(async (c, next) => {
  if (!isTracing() || UNTRACED.has(c.req.path)) return next();
  const { method } = c.req;
  const options = { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } };
  const work = async (span: Span) => {
    await next();
    const route = routeOf(c);
    const { status } = c.res;
    span.updateName(`${method} ${route}`);
    span.setAttributes({
      'http.route': route,
      'http.response.status_code': status,
      'touchstone.request_id': c.get('requestId'),
    });
    if (status >= 500) markFailed(span, String(status));
  };
  return inSpan(method, options, work, callerOf(c.req.header()));
});
