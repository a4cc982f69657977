import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Dossier } from './build.ts';

/** SHA-256, in hex, of the dossier's canonical JSON (RFC 8785). Taken before anything is fenced. */
export function hashDossier(dossier: Dossier): string {
  return createHash('sha256')
    .update(canonicalize(dossier) ?? '')
    .digest('hex');
}
