import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What the first published root follows from. */
export const ROOT_START = bytesToHex(sha256(utf8ToBytes('touchstone roots')));

/** By what the next root names this one, a compact JWS: sha256 of its text, in hex. */
export function chainedHash(jws: string): string {
  return bytesToHex(sha256(utf8ToBytes(jws)));
}
