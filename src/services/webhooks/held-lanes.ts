import { errorFields } from '../../http/problems/error-fields.ts';
import type { Lane } from '../../store/webhooks/lanes.ts';
import type { Feed } from './feed.ts';
import { runLane } from './lane.ts';
import type { Sending } from './sending.ts';

type Running = { revision: number; stop(): void; ended: Promise<void> };

/** The endpoints that this sender claimed, each with its lane. */
export function createHeldLanes(sending: Sending, feed: Feed) {
  const { store, logger, sender, leaseMs } = sending;
  const held = { sender, leaseMs };
  const lanes = new Map<string, Running>();
  const delivered = new Map<string, { revision: number; ids: Set<string> }>();
  let share = 0;

  /** What was delivered after the stored position. A replay, which changes the revision, delivers it again. */
  function deliveredOf({ id, revision }: Lane): Set<string> {
    const known = delivered.get(id);
    if (known?.revision === revision) return known.ids;
    const ids = new Set<string>();
    delivered.set(id, { revision, ids });
    return ids;
  }

  function start(lane: Lane, epoch: string): void {
    const { id, revision } = lane;
    const ending = new AbortController();
    const stopping = AbortSignal.any([sending.stopping, ending.signal]);
    const post = sending.newPost();
    const ended = runLane({ ...sending, stopping, feed, epoch, post, delivered: deliveredOf(lane) }, lane)
      .then(() => store.webhooks.release(id, sender))
      .catch((error: Error) => logger.warn({ webhook: id, ...errorFields(error) }, 'webhook lane ended'))
      .finally(() => {
        post.close();
        lanes.delete(id);
      });
    lanes.set(id, { revision, stop: () => ending.abort(), ended });
  }

  return {
    /** Extends the claims, and ends lanes that are lost, changed or more than the share of this sender. */
    async renew(): Promise<void> {
      const { senders, webhooks } = await store.webhooks.beat(sender);
      share = Math.ceil(webhooks / senders);
      const renewed = await store.webhooks.renew(held, [...lanes.keys()]);
      const revisions = new Map(renewed.map(({ id, revision }) => [id, revision]));
      let kept = 0;
      for (const [id, lane] of lanes) {
        if (revisions.get(id) !== lane.revision || kept >= share) lane.stop();
        else kept += 1;
      }
    },
    /** Claims due endpoints up to the share. */
    async claim(): Promise<void> {
      const epoch = await store.epoch();
      const room = Math.max(0, share - lanes.size);
      for (const lane of await store.webhooks.claim(held, [...lanes.keys()], room)) start(lane, epoch);
    },
    ended: () => Promise.all([...lanes.values()].map(({ ended }) => ended)),
  };
}
