import { Webhook } from 'standardwebhooks';

/** The headers of a message at the time of an attempt, signed with each valid secret. */
export function signedHeaders(
  secrets: readonly Buffer[],
  id: string,
  at: Date,
  body: string,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'touchstone-webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret.toString('base64')).sign(id, at, body))
      .join(' '),
  };
}
