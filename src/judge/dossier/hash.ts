import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Dossier } from './build.ts';

const hashes = new WeakMap<Dossier, string>();

/** SHA-256, in hex, of the dossier's canonical JSON (RFC 8785), before any fencing. */
export function hashDossier(dossier: Dossier): string {
  const known = hashes.get(dossier);
  if (known !== undefined) return known;
  const hash = createHash('sha256')
    .update(canonicalize(dossier) ?? '')
    .digest('hex');
  hashes.set(dossier, hash);
  return hash;
}
