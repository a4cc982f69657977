import { createMiddleware } from 'hono/factory';

/**
 * Answers the validation request of the CloudEvents webhook specification, by which a broker asks before it subscribes.
 * It needs no token, since it only says that events may be sent here: each of them needs one.
 */
export const webhookHandshake = createMiddleware(async (c, next) => {
  const origin = c.req.header('webhook-request-origin');
  if (c.req.method !== 'OPTIONS' || origin === undefined) return next();
  return c.body(null, 200, {
    allow: 'POST, OPTIONS',
    'webhook-allowed-origin': origin,
    'webhook-allowed-rate': '*',
  });
});
