import type { WebhookKind } from '../../core/webhook-kind.ts';

/** What an operator sets. `prefix` or `group` limits the learners; `roles` are those of the kind `standing.met`. */
export type WebhookSettings = {
  url: string;
  kinds: WebhookKind[];
  prefix: string | null;
  group: string | null;
  roles: string[];
};

/** An endpoint as an operator sees it, without its secrets. Times in epoch milliseconds. */
export type Webhook = WebhookSettings & {
  id: string;
  createdAt: number;
  updatedAt: number;
  /** Until when messages are also signed with the secret before. */
  previousUntil: number | null;
  /** Every change before this time was delivered or concerned others. */
  completeTo: number;
  failures: number;
  failingSince: number | null;
  nextAt: number;
  disabledAt: number | null;
  disabledReason: string | null;
};

export const SETTINGS = 'id, url, kinds, prefix, learner_group AS "group", roles';

export const COLUMNS = `${SETTINGS}, created_at AS "createdAt", updated_at AS "updatedAt",
  CASE WHEN previous_until > clock_timestamp() THEN previous_until END AS "previousUntil", complete_to AS "completeTo", failures,
  failing_since AS "failingSince", next_at AS "nextAt", disabled_at AS "disabledAt", disabled_reason AS "disabledReason"`;

/** The secret, and the one before while it is valid. */
export const SECRETS = `CASE WHEN previous_until > clock_timestamp() THEN ARRAY[secret, previous_secret] ELSE ARRAY[secret] END`;
