import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buildCredential } from '../../credential/build-credential.ts';
import type { Claim, LedgerProof } from '../../credential/form.ts';
import { ledgerProofOf } from '../../credential/ledger-proof.ts';
import { addProof, signJwt, signText, type Signers } from '../../credential/sign.ts';
import { LIST_LENGTH } from '../../credential/status-list.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import type { CredentialRequest, Disclose, IssueOutcome } from '../../http/credentials/credential-service.ts';
import { isRoleCode } from '../../core/role.ts';
import type { ByRule } from '../../store/credentials/credentials.ts';
import type { LearnerState, Prepared } from '../../store/credentials/prepare-credential.ts';
import type { SignRoot } from '../../store/roots/append-root.ts';
import type { Store } from '../../store/store.ts';
import { claimOf, type ClaimedRole, type Decision } from './claim-of.ts';
import { openSigners, readDidDocument } from './issuer-keys.ts';
import { statementOf } from './statement-of.ts';

/** Shown unless asked otherwise: enough to recompute, and not a diary. */
const SHOWN_COMPLETIONS = 20;
const MOST_SHOWN = 10_000;

export type IssuingStore = Pick<Store, 'issuer' | 'roles' | 'credentials' | 'now'>;

/** Signs roots with the issuer's key. */
export const rootSigner =
  (signers: Signers): SignRoot =>
  (text) =>
    signText(text, signers.ES256, 'touchstone-root+jws');

/** The numbers of the entries to show, ascending; a text says why they cannot be shown. */
function disclosedOf(disclose: Disclose, { entries, completions }: Prepared): number[] | string {
  if (disclose === 'none') return [];
  if (disclose === 'completions') return completions.slice(-SHOWN_COMPLETIONS);
  const wanted =
    disclose === 'all' ? entries.map(({ entry }) => entry) : [...new Set(disclose)].sort((a, b) => a - b);
  if (wanted.length > MOST_SHOWN)
    return `A credential shows at most ${MOST_SHOWN} entries of the ${entries.length}.`;
  const missing = wanted.find((entry) => entry > entries.length);
  return missing === undefined ? wanted : `The ledger has no entry ${missing}; it has ${entries.length}.`;
}

async function roleFor(
  { roles }: IssuingStore,
  { asked }: CredentialRequest,
  learner: string,
): Promise<ClaimedRole | 'unknown' | null> {
  if (asked.kind !== 'role') return null;
  const found = isRoleCode(asked.role) ? await roles.find(asked.role, tenantPrefix(learner)) : null;
  if (!found) return 'unknown';
  const { role } = found;
  if (role.required === null) return null;
  const { attribution } = await roles.book();
  return {
    role: { ...role, required: role.required },
    attribution: role.source === 'onet' ? attribution.onet : null,
  };
}

type Issue = {
  learner: string;
  request: CredentialRequest;
  secret: string | undefined;
  /** The rule that issues it, and the number of calibrations by which it was found to be fulfilled. */
  by?: ByRule & { calibrations: number };
};

/** Issues a credential if the learner has earned it, and stores it. */
export async function issueCredential(
  store: IssuingStore,
  { learner, request, secret, by }: Issue,
): Promise<IssueOutcome | { outcome: 'repeated' }> {
  const issuer = await store.issuer.find();
  if (!issuer) return { outcome: 'no_issuer' };
  const signers = await openSigners(store, secret);
  if (!signers) return { outcome: 'locked' };
  const role = await roleFor(store, request, learner);
  if (role === 'unknown') return { outcome: 'unknown_role' };
  const decide = (state: LearnerState): Decision => claimOf(request.asked, state, role);
  let detail = 'The learner has no entries yet.';
  const isEarned = (state: LearnerState): boolean => {
    const decision = decide(state);
    if ('detail' in decision) detail = decision.detail;
    // After another verdict the rule is looked at again, by that change.
    return 'claim' in decision && (by === undefined || by.calibrations === state.calibrations);
  };
  const prepared = await store.credentials.prepare(learner, isEarned, rootSigner(signers));
  if (prepared.outcome === 'not_earned') return { outcome: 'not_earned', detail };
  if (prepared.outcome !== 'prepared') return { outcome: prepared.outcome };
  const disclosed = disclosedOf(request.disclose, prepared);
  if (typeof disclosed === 'string') return { outcome: 'cannot_disclose', detail: disclosed };
  const { claim } = decide(prepared.state) as { claim: Claim };
  const { entries, blindOf, anchor } = prepared;
  const ledgerProof = ledgerProofOf({
    entries,
    blindOf,
    disclosed,
    anchor: { blind: anchor.blind, leaf: anchor.leaf, path: anchor.path, root: anchor.root },
    issuer: (await readDidDocument(store)) as Record<string, unknown>,
  });
  return signAndStore(store, {
    learner,
    request,
    issuer,
    signers,
    prepared,
    claim,
    ledgerProof,
    rule: by ?? null,
  });
}

type Made = {
  learner: string;
  request: CredentialRequest;
  issuer: { did: string; url: string; name: string };
  signers: Signers;
  prepared: Prepared;
  claim: Claim;
  ledgerProof: LedgerProof;
  rule: ByRule | null;
};

async function signAndStore(
  { credentials, now }: IssuingStore,
  { learner, request, issuer, signers, prepared, claim, ledgerProof, rule }: Made,
): Promise<IssueOutcome | { outcome: 'repeated' }> {
  const id = randomUUID();
  const at = now();
  const { list, position } = await credentials.takeStatus(id, LIST_LENGTH);
  const salt = randomBytes(16).toString('hex');
  const identity = createHash('sha256').update(`${learner}${salt}`).digest('hex');
  const unsigned = buildCredential({
    id,
    issuer,
    subject: { identityHash: `sha256$${identity}`, salt, id: request.subject },
    validFrom: at,
    validUntil: request.validUntil,
    status: { url: `${issuer.url}/.well-known/touchstone/status/${list}`, index: position },
    statement: statementOf(claim, prepared.state, prepared.judges),
    ledgerProof,
  });
  const document = JSON.stringify(await addProof(unsigned, signers.Ed25519, at));
  const jwt = await signJwt(unsigned, signers.ES256);
  const { validUntil } = request;
  const stored = await credentials.insert(learner, {
    id,
    claim,
    document,
    jwt,
    issuedAt: at,
    validUntil,
    rule,
  });
  return stored === 'stored' ? { outcome: 'issued', id } : { outcome: stored };
}
