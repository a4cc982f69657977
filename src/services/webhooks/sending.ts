import type { Logger } from 'pino';
import type { Metrics } from '../../http/operations/metrics.ts';
import type { MessageSlices } from '../../http/webhooks/load-messages.ts';
import type { Store } from '../../store/store.ts';
import type { Post } from './post.ts';

/** What all lanes of a sender share. */
export type Sending = {
  store: MessageSlices & Pick<Store, 'webhooks' | 'changes' | 'events' | 'epoch'>;
  logger: Logger;
  metrics?: Pick<Metrics, 'webhookDeliveries'> | undefined;
  /** Names the sender in its claims. */
  sender: string;
  /** A client for one endpoint. */
  newPost: () => Post;
  /** No further message is sent. */
  stopping: AbortSignal;
  /** Requests that run are ended. */
  cut: AbortSignal;
  leaseMs: number;
  timeoutMs: number;
  /** How long an endpoint may fail before it is disabled. */
  giveUpMs: number;
  firstRetryMs?: number | undefined;
};
