import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import type { Outgoing } from '../../store/webhooks/outgoing.ts';

export const PAGE = 100;
/** Polling interval, since hints can be lost and changes may wait for a transaction that runs. */
const POLL_MS = 1000;
/** Polling interval after a hint, for the same reason. */
const POLL_SOON_MS = 50;
const SHARED_MS = 100;

export type Feed = ReturnType<typeof createFeed>;

/** Reads changes for all endpoints of a process. Endpoints at the same position, as most are, share one read. */
export function createFeed({ webhooks, changes }: Pick<Store, 'webhooks' | 'changes'>) {
  const reads = new LRUCache<string, Promise<Outgoing[]>>({ max: 50, ttl: SHARED_MS, ttlResolution: 0 });
  let hinted = Promise.withResolvers<void>();
  let hintedAt = -Infinity;
  const subscription = changes.hear(() => {
    hintedAt = performance.now();
    reads.clear();
    hinted.resolve();
    hinted = Promise.withResolvers();
  });

  return {
    /** The next rows after a position, at most `PAGE`. */
    read(position: Position): Promise<Outgoing[]> {
      const key = `${position.tx}.${position.learner}.${position.version}`;
      const known = reads.get(key);
      if (known) return known;
      const reading = webhooks.outgoing(position, PAGE);
      reads.set(key, reading);
      reading.catch(() => reads.delete(key));
      return reading;
    },
    /** Waits until there may be new rows. */
    async next(signal: AbortSignal): Promise<void> {
      const isSoon = performance.now() - hintedAt < 2 * POLL_SOON_MS;
      const waiting = sleep(isSoon ? POLL_SOON_MS : POLL_MS, undefined, { signal, ref: false });
      await Promise.race([waiting.catch(() => undefined), hinted.promise]);
    },
    stop: () => subscription.stop(),
  };
}
