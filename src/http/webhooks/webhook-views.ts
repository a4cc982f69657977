import type { Delivery } from '../../store/webhooks/deliveries.ts';
import type { Webhook } from '../../store/webhooks/webhook.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function stateOf(isDisabled: boolean, isFailing: boolean): 'working' | 'failing' | 'disabled' {
  if (isDisabled) return 'disabled';
  return isFailing ? 'failing' : 'working';
}

/** A webhook as the API shows it, without its secret. */
export function webhookView(webhook: Webhook) {
  const { failures, failingSince, nextAt, disabledAt, disabledReason, completeTo, ...shown } = webhook;
  const { previousUntil, createdAt, updatedAt, ...settings } = shown;
  const isFailing = failingSince !== null && disabledAt === null;
  return {
    ...settings,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    previousSecretUntil: iso(previousUntil),
    delivery: {
      state: stateOf(disabledAt !== null, failingSince !== null),
      completeTo: new Date(completeTo).toISOString(),
      failures,
      failingSince: iso(failingSince),
      nextAttemptAt: isFailing ? iso(nextAt) : null,
      disabledAt: iso(disabledAt),
      disabledReason: disabledReason as 'failing' | 'gone' | null,
    },
  };
}

/** Any answer of the 2xx class delivers a message. */
export const isDelivered = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300;

/** An attempt as the API shows it. */
export function deliveryView({ at, status, ...delivery }: Delivery) {
  const outcome = isDelivered(status) ? ('delivered' as const) : ('failed' as const);
  return { ...delivery, status, outcome, at: new Date(at).toISOString() };
}

/** A secret in the form of the Standard Webhooks rules. */
export const secretText = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;
