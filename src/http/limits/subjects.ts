import { LRUCache } from 'lru-cache';
import { DEFAULT_LIMITS, LIMIT_NAMES, type Limits } from '../../store/keys/limits.ts';
import type { Store } from '../../store/store.ts';
import { ownLearner, type Caller } from '../auth/caller.ts';

/** Changed limits of a prefix apply after this time, like those of a key. */
const KNOWN_MS = 5000;
const PREFIXES = 10_000;

/** Whose limits apply to a request: those of the key, those that all keys with its prefix share, and those of its tenant. */
export type Subject = { name: string; scope: 'key' | 'prefix' | 'tenant'; limits: Limits };

/** The learner prefix of a key; of a learner's own token what comes before the first colon of the id. */
function prefixOf(caller: Caller): string | null {
  return caller.prefix ?? /^[^:]+:/.exec(ownLearner(caller) ?? '')?.[0] ?? null;
}

/** A prefix without limits of its own must not hold back a key that was given more than the default. */
function atLeastDefault(limits: Limits): Limits {
  const entries = LIMIT_NAMES.map((name) => [name, Math.max(DEFAULT_LIMITS[name], limits[name])]);
  return Object.fromEntries(entries) as Limits;
}

/** Finds the subjects of a caller. */
export function createSubjects(store: Pick<Store, 'keys'>): (caller: Caller) => Promise<Subject[]> {
  const known = new LRUCache<string, Partial<Limits>>({
    max: PREFIXES,
    ttl: KNOWN_MS,
    fetchMethod: (prefix) => store.keys.prefixLimits(prefix),
  });
  return async (caller) => {
    const limits = { ...DEFAULT_LIMITS, ...caller.limits };
    const own: Subject = { name: `key ${caller.id}`, scope: 'key', limits };
    const shared = async (prefix: string, scope: 'prefix' | 'tenant'): Promise<Subject> => {
      return {
        name: `prefix ${prefix}`,
        scope,
        limits: { ...atLeastDefault(limits), ...(await known.fetch(prefix)) },
      };
    };
    const prefix = prefixOf(caller);
    const tenant = caller.tenant?.prefix ?? null;
    return [
      own,
      ...(prefix === null || prefix === tenant ? [] : [await shared(prefix, 'prefix')]),
      ...(tenant === null ? [] : [await shared(tenant, 'tenant')]),
    ];
  };
}
