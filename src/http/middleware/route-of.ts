import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The route of a call, not of the middleware before it. Of two that match, the first one answers. */
export const routeOf = (c: Context): string =>
  matchedRoutes(c).find((one) => one.method !== 'ALL')?.path ?? '/*';
