import type { Tier } from '../../core/tier.ts';

/** What a credential is asked to say. */
export type Asked =
  | { kind: 'level'; level?: number | undefined }
  | { kind: 'tier'; tier?: Tier | undefined }
  | { kind: 'role'; role: string };

/** Which entries of the ledger a credential shows: a set of them, or their numbers. */
export type Disclose = 'none' | 'completions' | 'all' | number[];

export type CredentialRequest = {
  asked: Asked;
  disclose: Disclose;
  /** A URI by which the holder is known elsewhere. */
  subject: string | null;
  validUntil: Date | null;
};

export type IssueOutcome =
  | { outcome: 'issued'; id: string }
  | { outcome: 'unknown' | 'erased' | 'no_issuer' | 'locked' | 'unknown_role' }
  | { outcome: 'not_earned' | 'cannot_disclose'; detail: string };

/** Forms in which a credential is read. */
export const FORMS = ['json', 'jwt', 'svg', 'png'] as const;
export type Form = (typeof FORMS)[number];

/** What routes need of the issuer, whose keys and libraries are outside of this layer. */
export type CredentialService = {
  issue(learner: string, request: CredentialRequest): Promise<IssueOutcome>;
  /** The issuer's DID document; null without an issuer. */
  didDocument(): Promise<object | null>;
  /** A signed status list: `locked` if the keys cannot be opened, null if there is no such list. */
  statusList(list: number): Promise<object | 'locked' | null>;
  /** The picture of a claim with the credential in it. */
  bake(credential: { claim: Record<string, unknown>; document: string }, form: 'svg' | 'png'): Uint8Array;
};
