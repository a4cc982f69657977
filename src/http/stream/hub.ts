import type { Logger } from 'pino';
import type { Change, Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import type { Metrics } from '../operations/metrics.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createDemand } from './demand.ts';
import { createListener, type Listener, type Scope, type Sink } from './listener.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { loadDetails, type DetailSlices } from './load-details.ts';
import { detailsFor, renderChange, type ChangeDetails } from './messages.ts';
import { startReader } from './reader.ts';
import { recordStored } from '../../tracing/event-trace.ts';
import { streamed } from './streamed.ts';
import { createWatches } from './watches.ts';

const utf8 = new TextEncoder();

export type Hub = ReturnType<typeof createHub>;

type Dependencies = {
  store: Pick<Store, 'changes' | 'events'> & DetailSlices;
  logger: Logger;
  metrics: Metrics;
  epoch: string;
};

/**
 * Sends changes to their listeners. Each change is loaded and encoded once, and once more for each reviewer from whom some
 * of it is withheld, and only if it has listeners.
 */
async function publish(
  { store, epoch }: Dependencies,
  listeners: Listeners,
  changes: Change[],
): Promise<void> {
  const wanted = changes.filter((change) => change.announce && listeners.of(change.id).length > 0);
  const begun = Date.now();
  const sent: ReturnType<typeof streamed> = [];
  const waiting = wanted.some(({ id }) => listeners.of(id).some(({ scope }) => scope.reviewer));
  for (const details of await loadDetails(store, wanted, { waiting })) {
    const encode = (shown: ChangeDetails) => utf8.encode(renderChange(epoch, shown, Date.now()));
    const whole = encode(details);
    let streams = 0;
    for (const listener of listeners.of(details.change.id)) {
      const shown = detailsFor(details, listener.scope.reviewer);
      if (!shown) continue;
      listener.deliver(details.change, shown === details ? whole : encode(shown));
      streams += 1;
    }
    if (streams > 0) sent.push(...streamed(details, { startTime: begun, streams }));
  }
  await recordStored(store.events.traces, sent);
}

/** Feeds all live streams of a process from one change reader, which starts with the first stream. */
export function createHub(deps: Dependencies) {
  const { metrics, epoch } = deps;
  const listeners = createListeners();
  const watches = createWatches();
  const demand = createDemand();
  let starting: ReturnType<typeof start> | null = null;
  let stopped = false;

  async function start() {
    const reader = await startReader({ ...deps, demand }, async (changes) => {
      watches.notify(changes.map((change) => change.id));
      await publish(deps, listeners, changes);
    });
    return { reader, heartbeat: startHeartbeat(epoch, listeners, reader.published) };
  }

  function started() {
    starting ??= start().catch((error: Error) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  return {
    /** Opens a stream of changes after `position`. They are queued until the listener is released. */
    async listen(scope: Scope, sink: Sink): Promise<{ listener: Listener; position: Position }> {
      const position = (await started()).reader.position();
      const no = 'learner' in scope ? scope.no : null;
      const close = (gaveUp: boolean) => {
        listeners.remove(listener);
        demand.remove(no);
        metrics.streams.set(listeners.size());
        if (gaveUp) metrics.streamsDropped.inc();
        sink.close(gaveUp);
      };
      const listener = createListener(scope, { write: sink.write, close }, position);
      demand.add(no);
      if (stopped) listener.close(false);
      else listeners.add(listener);
      metrics.streams.set(listeners.size());
      return { listener, position };
    },
    /** Watches learners, by id with their numbers. If the reader cannot start, the watch still works, by timeout. */
    watch(learners: ReadonlyMap<string, number>) {
      for (const no of learners.values()) demand.add(no);
      if (!stopped) started().catch(() => undefined);
      const watch = watches.watch(new Set(learners.keys()));
      return {
        ...watch,
        end() {
          watch.end();
          for (const no of learners.values()) demand.remove(no);
        },
      };
    },
    /** Ends all streams and watches. */
    async stop(): Promise<void> {
      stopped = true;
      watches.endAll();
      for (const listener of listeners.all()) listener.close(false);
      const running = await starting?.catch(() => null);
      running?.heartbeat.stop();
      await running?.reader.stop();
    },
  };
}
