/** Whatever an answer holds: each test says what it expects of it. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;
