import type { Database } from '../database.ts';
import { countUnderWay } from './completions-under-way.ts';
import { createKey, findKey, listKeys, revokeKey, type NewKey } from './keys.ts';
import { limitKey, limitPrefix, listPrefixLimits, prefixLimits, type LimitChanges } from './limits.ts';

/** The API keys. */
export function createKeys(database: Database, now: () => Date) {
  return {
    create: (key: NewKey) => createKey(database, key, now()),
    find: (secret: string) => findKey(database, secret, now()),
    list: () => listKeys(database),
    limit: (id: string, changes: LimitChanges) => limitKey(database, id, changes),
    limitPrefix: (prefix: string, changes: LimitChanges) => limitPrefix(database, prefix, changes),
    prefixLimits: (prefix: string) => prefixLimits(database, prefix),
    listPrefixLimits: () => listPrefixLimits(database),
    underWay: (key: string, prefix: string | null, tenant: string | null) =>
      countUnderWay(database, key, prefix, tenant),
    revoke: (id: string) => revokeKey(database, id, now()),
  };
}
