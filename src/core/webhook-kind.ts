/** What a webhook can be called about. */
export const WEBHOOK_KINDS = [
  'award',
  'calibration',
  'level',
  'facet',
  'review',
  'credential',
  'standing.met',
  'learner.erased',
] as const;

export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
