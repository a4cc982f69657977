import { verifierPage } from '../credentials/verifier-page.ts';
import type { App, Dependencies } from '../environment.ts';

const PATH = '/.well-known/touchstone/verify.html';
/** The page's own policy is stricter: it allows only its one script, by its hash. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The page that verifies credentials without a network, to be saved; 404 if it was not built. It has the issuer's DID
 * document in it, so that it knows the issuer's keys from the issuer itself.
 */
export function verifierRoute(
  app: App,
  { verifier, credentials }: Pick<Dependencies, 'verifier' | 'credentials'>,
): void {
  if (verifier === undefined) return;
  app.get(PATH, async (c) => {
    const page = verifierPage(verifier, await credentials.didDocument());
    return c.html(page, 200, { 'content-security-policy': POLICY, 'cache-control': 'public, max-age=300' });
  });
}
