import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 text of a JSON value. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** Caches the key object of each salt, held weakly: creating it from bytes makes a digest five times slower. */
const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(salt: Buffer): KeyObject {
  const known = keys.get(salt);
  if (known) return known;
  const key = createSecretKey(salt);
  keys.set(salt, key);
  return key;
}

/** Digest of a value under the salt of the learner: comparable while the salt exists, meaningless without it. */
export function keyed(salt: Buffer, value: unknown): Buffer {
  return createHmac('sha256', keyOf(salt)).update(canonical(value)).digest();
}

/** One link of a chain: sha256 over the previous hash (hex) and the canonical entry. */
export function chainHash(previous: string, entry: unknown): string {
  return createHash('sha256').update(previous).update(canonical(entry)).digest('hex');
}

/** The start of a chain, bound to the learner so that chains cannot be swapped between learners. */
export function chainStart(chain: 'ledger' | 'calibrations', learner: string): string {
  return createHash('sha256').update(`touchstone ${chain} ${learner}`).digest('hex');
}
