/** Untyped JSON of a response; the tests check its shape. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;
