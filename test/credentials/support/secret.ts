/** Opens the keys of an issuer that a test creates. */
export const ISSUER_SECRET = 'a secret of the tests, 32 characters';
