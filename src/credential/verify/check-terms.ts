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
/** Those whose values we write as lists. */
const LISTS = new Set(['@context', 'type', 'identifier', 'result', 'resultDescription', 'evidence']);

/**
 * Throws `CheckFailed` unless a document has exactly these contexts and only terms that `touchstone` writes, each in the form
 * in which it writes them. A proof covers the statements that a document expands to and not its JSON: a property under its
 * full IRI, a term that another context renames or drops, or a value in a list would leave the proof valid while a reader of
 * the JSON sees something else, such as no expiry.
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
      ensure(LISTS.has(term) || !Array.isArray(inner), `its term ${term} is a list`);
      if (term !== '@context') visit(inner, false);
    }
  };
  visit(document, true);
}
