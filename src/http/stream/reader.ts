import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Change, Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';

const PAGE = 500;
/** Without a hint: the changes are the truth, and a hint may be lost. */
const LOOK_MS = 1000;
/** After a hint: what is behind a transaction still under way shows a moment later. */
const LOOK_AGAIN_MS = 50;
const RETRY_MS = 1000;

export type Reader = {
  /** What lies behind the reader, the page now being told included. */
  position(): Position;
  /** What was told to everybody. */
  told(): Position;
  stop(): Promise<void>;
};

/**
 * The one reader of changes of a process. Hands every page to `onChanges` and goes on when that is done; a page that
 * could not be told is told again.
 */
export async function startReader(
  { store, logger }: { store: Pick<Store, 'changes'>; logger: Logger },
  onChanges: (changes: Change[]) => Promise<void>,
): Promise<Reader> {
  let position = await store.changes.end();
  let told = position;
  let stopped = false;
  let hinted = false;
  let resting = new AbortController();
  const hearing = store.changes.hear(() => {
    hinted = true;
    resting.abort();
  });

  /** Until the time is over, a hint comes, or the reader stops. */
  async function rest(ms: number): Promise<void> {
    resting = new AbortController();
    await sleep(ms, undefined, { signal: resting.signal }).catch(() => undefined);
  }

  async function readAll(): Promise<void> {
    for (;;) {
      const changes = await store.changes.read(position, PAGE);
      position = changes.at(-1) ?? position;
      if (changes.length > 0) await tell(changes);
      if (!stopped) told = position;
      if (changes.length < PAGE || stopped) return;
    }
  }

  async function tell(changes: Change[]): Promise<void> {
    while (!stopped) {
      const error = await onChanges(changes).then(() => null, failed);
      if (error === null) return;
      await rest(RETRY_MS);
    }
  }

  function failed(error: Error): Error {
    logger.warn({ error: error.name, code: (error as { code?: unknown }).code }, 'changes could not be read');
    return error;
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const wasHinted = hinted;
      hinted = false;
      await readAll().catch(failed);
      if (!hinted && !stopped) await rest(wasHinted ? LOOK_AGAIN_MS : LOOK_MS);
    }
  }

  const running = loop();
  return {
    position: () => position,
    told: () => told,
    async stop() {
      stopped = true;
      resting.abort();
      await hearing.stop();
      await running;
    },
  };
}
