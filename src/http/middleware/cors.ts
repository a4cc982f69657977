import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/**
 * Lets pages of the named origins call the API; none by default. Cookies are not used, so none are allowed. Only requests of
 * pages, which have an `Origin`, pass through it; of OPTIONS only preflights.
 */
export function corsFor(origins: readonly string[]): MiddlewareHandler {
  const answer = cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    exposeHeaders: [
      'ETag',
      'Last-Modified',
      'Location',
      'Preference-Applied',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Experience-API-Version',
      'X-Request-Id',
    ],
    maxAge: 600,
  });
  return (c, next) => {
    const isPreflight = c.req.header('access-control-request-method') !== undefined;
    const isOfPage = c.req.header('origin') !== undefined && (c.req.method !== 'OPTIONS' || isPreflight);
    return isOfPage ? answer(c, next) : next();
  };
}
