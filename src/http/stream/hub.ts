import type { Logger } from 'pino';
import type { Change } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import type { Metrics } from '../metrics.ts';
import { createListener, type Listener, type Scope, type Sink } from './listener.ts';
import { createListeners } from './listeners.ts';
import { loadDetails } from './load-details.ts';
import { renderChange } from './messages.ts';
import { encodePosition, positionAfter } from './position.ts';
import { startReader, type Reader } from './reader.ts';
import { createWatches } from './watches.ts';

const HEARTBEAT_MS = 15_000;
const utf8 = new TextEncoder();

export type Hub = ReturnType<typeof createHub>;

/**
 * Feeds all live streams of a process from one reader of changes. It starts with the first listener; a change is read
 * once and made into bytes once, and only when somebody hears it.
 */
export function createHub({ store, logger, metrics, epoch }: { store: Store; logger: Logger; metrics: Metrics; epoch: string }) {
  const listeners = createListeners();
  const watches = createWatches();
  let starting: Promise<Reader> | null = null;
  let beating: NodeJS.Timeout | undefined;
  let stopped = false;

  async function tell(changes: Change[]): Promise<void> {
    watches.ring(changes.map((change) => change.id));
    const heard = changes.filter((change) => change.announce && listeners.of(change.id).length > 0);
    const details = await loadDetails(store, heard);
    for (const one of details) {
      const bytes = utf8.encode(renderChange(epoch, one, Date.now()));
      for (const listener of listeners.of(one.change.id)) listener.deliver(one.change, bytes);
    }
  }

  function reader(): Promise<Reader> {
    starting ??= startReader({ store, logger }, tell).catch((error: Error) => {
      starting = null;
      throw error;
    });
    beating ??= setInterval(beat, HEARTBEAT_MS).unref();
    return starting;
  }

  // A quiet stream moves on too, or a reconnect after a quiet day would be too old to resume.
  async function beat(): Promise<void> {
    const position = (await starting)?.told();
    if (!position) return;
    const id = encodePosition(epoch, positionAfter(position, Date.now()));
    const bytes = utf8.encode(`: still here\nid: ${id}\n\n`);
    for (const listener of listeners.all()) listener.deliver({ tx: MAX_TX, learner: 0, version: 0 }, bytes);
  }

  return {
    /** Opens a stream that hears what changes from now on, held back until it is released. */
    async listen(scope: Scope, sink: Sink): Promise<{ listener: Listener; position: Awaited<ReturnType<Store['changesEnd']>> }> {
      const position = (await reader()).position();
      const close = (gaveUp: boolean) => {
        listeners.remove(listener);
        metrics.streams.set(listeners.size());
        if (gaveUp) metrics.streamsDropped.inc();
        sink.close(gaveUp);
      };
      const listener = createListener(scope, { write: sink.write, close }, position);
      if (stopped) listener.close(false);
      else listeners.add(listener);
      metrics.streams.set(listeners.size());
      return { listener, position };
    },
    /** Waits for changes of learners; the reader starts with it, and a failure to start only makes it slower. */
    watch(learners: ReadonlySet<string>) {
      if (!stopped) reader().catch(() => undefined);
      return watches.watch(learners);
    },
    /** Ends every stream and every wait. */
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(beating);
      watches.endAll();
      for (const listener of listeners.all()) listener.close(false);
      await starting?.then((started) => started.stop(), () => undefined);
    },
  };
}

/** Beyond every transaction: a heartbeat is newer than anything. */
const MAX_TX = '18446744073709551615';
