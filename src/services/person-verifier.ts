import type { Config } from '../config.ts';
import {
  createPersonVerifier,
  keysInFile,
  remoteKeys,
  type VerifyPerson,
} from '../http/auth/person-token.ts';
import { personKeyFiles } from './person-keys.ts';

/**
 * Reads tokens of people by the key set that the configuration names, else by the one that `touchstone token` leaves in
 * the data folder. That is looked for with every token, so making it needs no restart; without it no token is good.
 */
export function personVerifier({ tokenJwksUrl, dataDir }: Config, now: () => Date): VerifyPerson {
  const keys =
    tokenJwksUrl === undefined ? keysInFile(personKeyFiles(dataDir).keySet) : remoteKeys(tokenJwksUrl);
  return createPersonVerifier(keys, now);
}
