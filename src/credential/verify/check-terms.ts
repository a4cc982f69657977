import canonicalize from 'canonicalize';
import type { Json } from '../form.ts';
import { ensure } from './check.ts';

/** Every term that a credential or status list of ours uses, besides the two whose values are JSON literals. */
const TERMS = new Set(
  `@context id type name description url issuer validFrom validUntil credentialSubject identifier hashed identityHash
identityType salt achievement achievementType criteria narrative result resultDescription resultType value evidence
credentialStatus statusPurpose statusListIndex statusListCredential encodedList proof created verificationMethod cryptosuite
proofPurpose proofValue`.split(/\s+/),
);
const LITERALS = new Set(['statement', 'ledgerProof']);

/**
 * Throws `CheckFailed` unless a document has exactly these contexts, and only terms of ours. A proof covers the statements
 * that a document expands to and not its JSON: a property under its full IRI, or a term that another context renames or
 * drops, would leave the proof valid while a reader of the JSON sees something else, such as no expiry.
 */
export function checkTerms(document: Json, contexts: readonly unknown[]): void {
  ensure(
    canonicalize(document['@context']) === canonicalize(contexts),
    'its contexts are not those of the issuer',
  );
  const visit = (value: unknown, isTop: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach((one) => visit(one, false));
    for (const [term, inner] of Object.entries(value)) {
      if (LITERALS.has(term)) continue;
      ensure(
        TERMS.has(term) && (isTop || term !== '@context'),
        `it has a term ${JSON.stringify(term.slice(0, 80))}`,
      );
      if (term !== '@context') visit(inner, false);
    }
  };
  visit(document, true);
}
