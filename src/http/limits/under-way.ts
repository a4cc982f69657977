import { LRUCache } from 'lru-cache';
import type { Caller } from '../auth/caller.ts';
import type { Store } from '../../store/store.ts';

const KEYS = 1000;
const READ_AGAIN_MS = 1000;
/** A count is repeated only after this many times its own duration, so a long one takes little of the database. */
const PAUSE = 20;

type Count = { ofKey: number; ofPrefix: number };
type Known = Count & { readAgainAt: number; reading: Promise<void> | null };

/**
 * Completions under way by key. Postgres counts them for all processes, about once a second; what this process accepted
 * since then is added. So several processes may together exceed a limit by what arrives within that time.
 */
export function createUnderWay(store: Pick<Store, 'keys'>) {
  const known = new LRUCache<string, Known>({ max: KEYS });

  async function read(entry: Known, { id, prefix }: Caller): Promise<void> {
    const started = performance.now();
    Object.assign(entry, await store.keys.underWay(id, prefix));
    const took = performance.now() - started;
    entry.readAgainAt = started + took + Math.max(READ_AGAIN_MS, PAUSE * took);
  }

  return {
    async of(caller: Caller): Promise<Count> {
      const entry = known.get(caller.id) ?? { ofKey: 0, ofPrefix: 0, readAgainAt: 0, reading: null };
      known.set(caller.id, entry);
      if (entry.readAgainAt <= performance.now()) {
        entry.reading ??= read(entry, caller).finally(() => {
          entry.reading = null;
        });
      }
      await entry.reading;
      return entry;
    },
    /** Adds completions before they are stored, or takes back with a negative number those that were not. */
    add({ id }: Caller, completions: number): void {
      const entry = known.get(id);
      if (!entry) return;
      entry.ofKey = Math.max(0, entry.ofKey + completions);
      entry.ofPrefix = Math.max(0, entry.ofPrefix + completions);
    },
  };
}
