import { createStore } from '../../src/store/store.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createCounter } from '../machine/counter.ts';

export type EngineOptions = {
  /** Awards a learner until nothing is left. */
  award: (learner: string) => Promise<void>;
  /** A database of its own, with our schema in it. */
  databaseUrl: string;
  /** A folder that is removed after the bench. */
  dataDir: string;
  /** Awards at once. */
  atOnce: number;
};

/** What calls `award` after a ring. All but one also do so after a crash of this process. */
type Engine = {
  ring(learner: string): Promise<unknown>;
  /** Its own server process, if it has one. */
  pid?: number | undefined;
  stop(): Promise<void>;
};

export type StartEngine = (options: EngineOptions) => Promise<Engine>;

/**
 * The same store, intake and award as in the product, with another engine in place of Temporal: a ring for each learner
 * who is not awake, and one call of the engine for each ring.
 */
export async function startSide(start: StartEngine, options: Pick<EngineOptions, 'databaseUrl' | 'dataDir'>) {
  const store = createStore({ url: options.databaseUrl });
  const awarded = createCounter();
  const counts = { rings: 0, wakes: 0 };
  const award = async (learner: string): Promise<void> => {
    counts.wakes += 1;
    for (let more = true; more;) {
      const work = await store.ledger.award(learner, 0);
      awarded.add(work.events.length, learner);
      ({ more } = work);
    }
  };
  const engine = await start({ ...options, award, atOnce: store.size });
  return {
    store,
    awarded,
    counts,
    pid: engine.pid,
    async post(events: IncomingEvent[]): Promise<void> {
      const { ring } = await store.events.accept(events);
      counts.rings += ring.length;
      // A failed ring ends the bench as an unhandled rejection: its awards would never come.
      for (const learner of ring) void engine.ring(learner);
    },
    async stop(): Promise<void> {
      await engine.stop();
      await store.close();
    },
  };
}
