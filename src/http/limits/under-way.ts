import { LRUCache } from 'lru-cache';
import type { Caller } from '../auth/caller.ts';
import type { UnderWay } from '../../store/keys/completions-under-way.ts';
import type { Store } from '../../store/store.ts';

const KEYS = 1000;
/** How often Postgres counts for a key that has reached half of its limit, and otherwise. */
const NEAR_MS = 1000;
const FAR_MS = 10_000;
/** A count is repeated only after this many times its own duration, so a long one takes little of the database. */
const PAUSE = 20;

const NONE: UnderWay = { key: 0, prefix: 0, tenant: 0 };
const SCOPES = Object.keys(NONE) as (keyof UnderWay)[];

type Known = UnderWay & { readAt: number; tookMs: number; reading: Promise<void> | null };

/**
 * Completions under way by key. Postgres counts them for all processes, near a limit about once a second; what this
 * process accepted since then is added. So several processes may together exceed a limit by what arrives within that time.
 */
export function createUnderWay(store: Pick<Store, 'keys'>) {
  const known = new LRUCache<string, Known>({ max: KEYS });

  async function read(entry: Known, { id, prefix, tenant }: Caller): Promise<void> {
    const started = performance.now();
    Object.assign(entry, await store.keys.underWay(id, prefix, tenant?.prefix ?? null));
    entry.readAt = performance.now();
    entry.tookMs = entry.readAt - started;
  }

  function isOld({ key, prefix, tenant, readAt, tookMs }: Known, limit: number): boolean {
    const isNear = Math.max(key, prefix, tenant) * 2 >= limit;
    return performance.now() - readAt > Math.max(isNear ? NEAR_MS : FAR_MS, PAUSE * tookMs);
  }

  return {
    /** `limit` is the lowest that applies. */
    async of(caller: Caller, limit: number): Promise<UnderWay> {
      const entry = known.get(caller.id) ?? {
        ...NONE,
        readAt: -Infinity,
        tookMs: 0,
        reading: null,
      };
      known.set(caller.id, entry);
      if (isOld(entry, limit)) {
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
      for (const scope of SCOPES) entry[scope] = Math.max(0, entry[scope] + completions);
    },
  };
}
