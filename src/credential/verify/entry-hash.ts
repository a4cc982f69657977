import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { DisclosedEntry } from '../form.ts';

/**
 * The hash of a ledger entry: sha256 over the previous hash, in hex, and the entry's canonical JSON (RFC 8785) without its
 * two hashes. The same rule as in the store, without Node.
 */
export function entryHash(entry: DisclosedEntry): string {
  const { previousHash, hash: _hash, ...said } = entry as DisclosedEntry & { hash?: unknown };
  return bytesToHex(sha256(utf8ToBytes(previousHash + canonicalize(said))));
}
