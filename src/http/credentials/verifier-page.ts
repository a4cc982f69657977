const PLACE = /(<script type="application\/json" id="issuer">)\s*null\s*(<\/script>)/;

/** The page that verifies credentials, with the issuer's DID document in it; without an issuer as it was built. */
export function verifierPage(page: string, issuer: object | null): string {
  const json = JSON.stringify(issuer).replaceAll('<', '\\u003c');
  return page.replace(PLACE, (_all, open: string, close: string) => `${open}${json}${close}`);
}
