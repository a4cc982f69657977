import { randomUUID } from 'node:crypto';
import { errorFields } from '../../http/problems/error-fields.ts';
import { LEASE_MS } from '../../store/webhooks/lanes.ts';
import { repeatUntil } from '../repeat-until.ts';
import { createFeed } from './feed.ts';
import { createHeldLanes } from './held-lanes.ts';
import { createPost } from './post.ts';
import type { Resolve } from './resolve.ts';
import { createTestSending } from './send-tests.ts';
import type { Sending } from './sending.ts';

const TICK_MS = 1000;
const TIMEOUT_MS = 10_000;
const GIVE_UP_MS = 24 * 3_600_000;
/** How long requests that run may take when the process stops. */
const GRACE_MS = 2000;

export type SenderOptions = Pick<Sending, 'store' | 'logger' | 'metrics'> & {
  /** Whether webhooks may be on private addresses. */
  allowsPrivate?: boolean | undefined;
  resolve?: Resolve;
  tickMs?: number;
} & Partial<Pick<Sending, 'leaseMs' | 'timeoutMs' | 'giveUpMs' | 'firstRetryMs'>>;

/**
 * Delivers to webhooks, each in a lane of its own, until `stop`. Any number of senders may run: each endpoint is claimed by
 * one, and they share them evenly. Endpoints of a sender that died are claimed by others when its lease ends.
 */
export function startWebhookSender(options: SenderOptions): { stop(): Promise<void> } {
  const { store, logger, metrics, allowsPrivate = false, resolve, firstRetryMs, tickMs = TICK_MS } = options;
  const { leaseMs = LEASE_MS, timeoutMs = TIMEOUT_MS, giveUpMs = GIVE_UP_MS } = options;
  const stopping = new AbortController();
  const cut = new AbortController();
  const { signal } = stopping;
  const sending: Sending = {
    store,
    logger,
    metrics,
    sender: randomUUID(),
    newPost: () => createPost({ timeoutMs, allowsPrivate, resolve }),
    stopping: signal,
    cut: cut.signal,
    leaseMs,
    timeoutMs,
    giveUpMs,
    firstRetryMs,
  };
  const feed = createFeed(store);
  const lanes = createHeldLanes(sending, feed);
  const tests = createTestSending(sending);
  let renewedAt = -Infinity;

  async function tick(): Promise<void> {
    if (performance.now() - renewedAt > leaseMs / 6) {
      await lanes.renew();
      renewedAt = performance.now();
    }
    await lanes.claim();
    await tests.take();
  }

  const running = repeatUntil(signal, tick, {
    everyMs: tickMs,
    onFailure: (error, isFirst) => {
      if (isFirst) logger.warn(errorFields(error), 'webhooks not claimed');
    },
  });
  return {
    async stop() {
      stopping.abort();
      await running;
      const timer = setTimeout(() => cut.abort(), GRACE_MS);
      await Promise.all([lanes.ended(), tests.idle()]);
      clearTimeout(timer);
      await feed.stop();
      await store.webhooks.leave(sending.sender).catch(() => undefined);
    },
  };
}
