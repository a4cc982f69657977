import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 text of a JSON value. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** Each salt made into a key once, and forgotten with it: from its bytes alone a digest takes Node five times as long. */
const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(salt: Buffer): KeyObject {
  const known = keys.get(salt);
  if (known) return known;
  const key = createSecretKey(salt);
  keys.set(salt, key);
  return key;
}

/** Digest of a value under the learner's salt: comparable while the salt is kept, meaningless once it is dropped. */
export function keyed(salt: Buffer, value: unknown): Buffer {
  return createHmac('sha256', keyOf(salt)).update(canonical(value)).digest();
}

/** One link of a chain: sha256 over the previous hash (hex) and the canonical entry. */
export function chainHash(previous: string, entry: unknown): string {
  return createHash('sha256').update(previous).update(canonical(entry)).digest('hex');
}

/** Where a learner's chain begins: bound to the learner, so that two learners' chains cannot be swapped. */
export function chainStart(chain: 'ledger' | 'calibrations', learner: string): string {
  return createHash('sha256').update(`touchstone ${chain} ${learner}`).digest('hex');
}
