import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Dossier } from './build.ts';

const hashes = new WeakMap<Dossier, string>();

/** SHA-256, in hex, of the dossier's canonical JSON (RFC 8785), before any fencing. */
export function hashDossier(dossier: Dossier): string {
  const known = hashes.get(dossier) ?? hash('sha256', canonicalize(dossier) ?? '');
  hashes.set(dossier, known);
  return known;
}
