import { z } from 'zod';
import {
  ledgerProofForm,
  statementForm,
  type Credential,
  type Json,
  type LedgerProof,
  type Statement,
} from '../form.ts';
import { readCredential, type CredentialFile } from '../read-credential.ts';
import { CheckFailed, ensure, type Check, type CheckName } from './check.ts';
import { checkEntries, checkSums } from './check-ledger.ts';
import { checkPublished, checkRoot } from './check-root.ts';
import { checkSignature } from './check-signature.ts';
import { checkStatement } from './check-statement.ts';
import { checkStatus } from './check-status.ts';

/** What the reader has besides the file; everything is optional but the time. */
export type Known = {
  now: Date;
  /** The issuer's DID document, from a source that the reader trusts. */
  issuer?: Json | undefined;
  /** The published roots, from the first on. */
  roots?: readonly string[] | undefined;
  /** The signed status list. */
  status?: Json | undefined;
};

export type Report = {
  /** Whether no step failed. Steps that could not be made have `ok: null`. */
  valid: boolean;
  checks: Check[];
  form: CredentialFile['form'];
  baked: CredentialFile['baked'];
  credential: Credential;
  statement: Statement | null;
  ledger: LedgerProof | null;
};

/** A form that is wrong fails every step that needs it. */
function partsOf({ evidence, credentialSubject }: Credential): { statement: Statement; proof: LedgerProof } {
  const found = Array.isArray(evidence)
    ? (evidence as Json[]).find((one) => one?.ledgerProof !== undefined)
    : undefined;
  const statement = statementForm.safeParse(credentialSubject.statement);
  const proof = ledgerProofForm.safeParse(found?.ledgerProof);
  for (const { error } of [statement, proof])
    if (error) throw new CheckFailed(z.prettifyError(error).split('\n', 2).join(' '));
  return { statement: statement.data as Statement, proof: proof.data as LedgerProof };
}

async function step(name: CheckName, work: () => string | Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    if (!(error instanceof CheckFailed || error instanceof RangeError)) throw error;
    return { name, ok: false, detail: error.message };
  }
}

const untried = (name: CheckName, detail: string): Check => ({ name, ok: null, detail });

function checkDates({ validFrom, validUntil }: Credential, now: Date): string {
  ensure(Date.parse(validFrom) <= now.getTime(), `it is valid from ${validFrom} on`);
  ensure(validUntil === undefined || Date.parse(validUntil) > now.getTime(), `it expired at ${validUntil}`);
  return validUntil === undefined
    ? `since ${validFrom}, without an end`
    : `from ${validFrom} to ${validUntil}`;
}

/** The steps about the ledger; once one fails, those that build on it fail with the same detail. */
async function checkLedger(proof: LedgerProof, issuer: Json, known: Known): Promise<Check[]> {
  let disclosed: ReturnType<typeof checkEntries> | undefined;
  let tree: ReturnType<typeof checkSums> | undefined;
  const entries = await step('entries', () => {
    disclosed = checkEntries(proof);
    return `${disclosed.length} of ${proof.sums.entries} entries recomputed`;
  });
  const sums = await step('sums', () => {
    ensure(disclosed, entries.detail);
    tree = checkSums(proof, disclosed);
    return `${proof.sums.awards} awards, +${proof.sums.added} and −${proof.sums.removed} XP`;
  });
  const root = await step('root', async () => {
    ensure(tree, sums.detail);
    const { number, at } = await checkRoot(proof, tree, { issuer, isListed: known.roots !== undefined });
    return `root ${number} of ${at}`;
  });
  const published =
    known.roots === undefined
      ? untried('published', 'give the file of /.well-known/touchstone/roots to check it')
      : await step('published', () => checkPublished(known.roots ?? [], proof.root, issuer));
  return [entries, sums, root, published];
}

/**
 * Verifies a credential with nothing but the file and what is known. Uses no network and no clock of its own.
 * @throws UnreadableCredential if the bytes are no credential
 */
export async function verifyCredential(bytes: Uint8Array, known: Known): Promise<Report> {
  const file = readCredential(bytes);
  const { document: credential, form, baked } = file;
  const failed = (name: CheckName, detail: string): Check => ({ name, ok: false, detail });
  const parts = await Promise.resolve(credential)
    .then(partsOf)
    .catch((error: unknown) => {
      if (error instanceof CheckFailed) return error;
      throw error;
    });
  if (parts instanceof CheckFailed) {
    const detail = `it is no credential of Touchstone: ${parts.message}`;
    return {
      valid: false,
      checks: [failed('entries', detail)],
      form,
      baked,
      credential,
      statement: null,
      ledger: null,
    };
  }
  const { statement, proof } = parts;
  const issuer = known.issuer ?? proof.issuer;
  const signature = await step('signature', async () => `by ${await checkSignature(file, issuer)}`);
  const checks = [
    signature,
    known.issuer === undefined
      ? untried('issuer', `the keys come from the file: compare with the did.json of ${credential.issuer.id}`)
      : { name: 'issuer' as const, ok: signature.ok, detail: String(known.issuer.id) },
    await step('dates', () => checkDates(credential, known.now)),
    ...(await checkLedger(proof, issuer, known)),
    await step('statement', () => {
      checkStatement(credential, statement, proof);
      return String(credential.name);
    }),
    known.status === undefined
      ? untried('revocation', 'give the status list that the credential names to check it')
      : await step(
          'revocation',
          async () =>
            `as of ${await checkStatus(credential, { list: known.status as Json, issuer, now: known.now })}`,
        ),
  ];
  return {
    valid: checks.every(({ ok }) => ok !== false),
    checks,
    form,
    baked,
    credential,
    statement,
    ledger: proof,
  };
}
