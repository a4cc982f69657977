import { errorFields } from '../problems/error-fields.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Change, Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';

const PAGE = 500;
/** Polling interval without a notification, since notifications can be lost. */
const POLL_MS = 1000;
/** Polling interval after a notification: changes behind a running transaction become visible a moment later. */
const POLL_SOON_MS = 50;
const RETRY_MS = 1000;

export type Reader = {
  /** Position read so far, including the page being published. */
  position(): Position;
  /** Position published so far. */
  published(): Position;
  stop(): Promise<void>;
};

/** The single change reader of a process. Passes each page to `onChanges`, waits for it, and retries it if it fails. */
export async function startReader(
  { store, logger }: { store: Pick<Store, 'changes'>; logger: Logger },
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

  async function readAll(): Promise<void> {
    for (;;) {
      const changes = await store.changes.read(position, PAGE);
      position = changes.at(-1) ?? position;
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
