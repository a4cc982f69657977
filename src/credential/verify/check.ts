/**
 * One step of a verification. `ok` is null if the step needs something that was not given, which the detail names.
 */
export type Check = { name: CheckName; ok: boolean | null; detail: string };

/** What each step checks, in the order in which they are shown. */
export const CHECKS = {
  signature: 'The issuer’s key signed all that the credential says',
  issuer: 'The key is the issuer’s',
  dates: 'It is valid now',
  entries: 'The disclosed entries have the hashes of the ledger',
  sums: 'They and the rest add up to the ledger’s total',
  root: 'The ledger is under a root that the issuer signed',
  published: 'That root is in the issuer’s published list',
  statement: 'What it claims follows from its numbers, and its words repeat them',
  revocation: 'It was not revoked',
} as const;

export type CheckName = keyof typeof CHECKS;

/** A step that failed; the message says why. */
export class CheckFailed extends Error {}

/** Throws `CheckFailed` unless the condition holds. */
export function ensure(condition: unknown, detail: string): asserts condition {
  if (!condition) throw new CheckFailed(detail);
}
