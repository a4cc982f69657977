import type { Database } from '../database.ts';
import { createKey, findKey, listKeys, revokeKey, type NewKey } from './keys.ts';

/** The API keys. */
export function createKeys(database: Database, now: () => Date) {
  return {
    create: (key: NewKey) => createKey(database, key, now()),
    find: (secret: string) => findKey(database, secret, now()),
    list: () => listKeys(database),
    revoke: (id: string) => revokeKey(database, id, now()),
  };
}
