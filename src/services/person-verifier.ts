import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import {
  createPersonVerifier,
  keysInFile,
  remoteKeys,
  type VerifyPerson,
} from '../http/auth/person-token.ts';
import { personKeyFiles } from './person-keys.ts';

/**
 * Verifies person tokens with the configured key set, otherwise with the one that `touchstone token` writes to the data
 * folder. That file is looked up for every token, so creating it needs no restart; without it every token is invalid.
 */
export function personVerifier(
  { tokenJwksUrl, dataDir }: Config,
  { now, tenants }: Pick<Store, 'now' | 'tenants'>,
): VerifyPerson {
  const keys =
    tokenJwksUrl === undefined ? keysInFile(personKeyFiles(dataDir).keySet) : remoteKeys(tokenJwksUrl);
  return createPersonVerifier(keys, now, tenants);
}
