import type { Database } from '../database.ts';
import { createIssuer, revokeKey, rotateKeys } from './change-issuer.ts';
import { findIssuer, issuerKeys, type Issuer, type NewIssuerKey } from './issuer.ts';

/** Who issues credentials, with its keys. */
export function createIssuerStore(database: Database, now: () => Date) {
  return {
    find: () => findIssuer(database),
    keys: () => issuerKeys(database),
    create: (issuer: Issuer, keys: readonly NewIssuerKey[]) => createIssuer(database, issuer, keys, now()),
    rotate: (keys: readonly NewIssuerKey[]) => rotateKeys(database, keys, now()),
    revoke: (id: string) => revokeKey(database, id, now()),
  };
}
