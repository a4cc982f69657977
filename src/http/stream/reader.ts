import { errorFields } from '../problems/error-fields.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Change, Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import type { Demand } from './demand.ts';

const PAGE = 500;
/** Polling interval without a notification, since notifications can be lost. */
const POLL_MS = 1000;
/** Polling interval after a notification: changes behind a running transaction become visible a moment later. */
const POLL_SOON_MS = 50;
const RETRY_MS = 1000;
/** How often a page is read again because listeners were added; then once for all ranges. */
const TRIES = 3;

export type Reader = {
  /** Position read so far, including the page being published. */
  position(): Position;
  /** Position published so far. */
  published(): Position;
  stop(): Promise<void>;
};

/**
 * The single change reader of a process. It reads only what the demand asks for, passes each page to `onChanges`, waits for
 * it, and retries it if it fails.
 */
export async function startReader(
  {
    store,
    logger,
    demand,
  }: { store: Pick<Store, 'changes'>; logger: Logger; demand: Pick<Demand, 'ranges' | 'grown'> },
  onChanges: (changes: Change[]) => Promise<void>,
): Promise<Reader> {
  let position = await store.changes.end();
  let published = position;
  let stopped = false;
  let notified = false;
  let waiting = new AbortController();
  const subscription = store.changes.hear(() => {
    notified = true;
    waiting.abort();
  });

  /** Waits for the time, a notification or the stop. */
  async function wait(ms: number): Promise<void> {
    waiting = new AbortController();
    await sleep(ms, undefined, { signal: waiting.signal }).catch(() => undefined);
  }

  /** A listener that was added during the read would miss the changes of its range that the page skipped. */
  async function readPage() {
    for (let attempt = 1; ; attempt += 1) {
      const before = demand.grown();
      const page = await store.changes.read(position, PAGE, attempt > TRIES ? null : demand.ranges());
      if (demand.grown() === before || attempt > TRIES) return page;
    }
  }

  async function readAll(): Promise<void> {
    for (;;) {
      const { changes, end } = await readPage();
      position = changes.length < PAGE ? end : changes.at(-1)!;
      if (changes.length > 0) await publish(changes);
      if (!stopped) published = position;
      if (changes.length < PAGE || stopped) return;
    }
  }

  async function publish(changes: Change[]): Promise<void> {
    while (!stopped) {
      const error = await onChanges(changes).then(() => null, failed);
      if (error === null) return;
      await wait(RETRY_MS);
    }
  }

  function failed(error: Error): Error {
    logger.warn(errorFields(error), 'changes could not be read');
    return error;
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const wasNotified = notified;
      notified = false;
      await readAll().catch(failed);
      if (!notified && !stopped) await wait(wasNotified ? POLL_SOON_MS : POLL_MS);
    }
  }

  const running = loop();
  return {
    position: () => position,
    published: () => published,
    async stop() {
      stopped = true;
      waiting.abort();
      await subscription.stop();
      await running;
    },
  };
}
