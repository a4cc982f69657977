import { readFileSync, statSync } from 'node:fs';
import { CHECKS, type Check } from '../credential/verify/check.ts';
import { verifyCredential, type Known } from '../credential/verify/verify-credential.ts';
import { LARGEST_BYTES, UnreadableCredential } from '../credential/read-credential.ts';
import { Failed, UsageError } from './failure.ts';
import { say, sayJson } from './say.ts';

export type CredentialOptions = { issuer?: string; roots?: string[]; status?: string; json?: boolean };

function bytesOf(file: string): Uint8Array {
  try {
    if (statSync(file).size > LARGEST_BYTES * 8) throw new UsageError(`${file} is too large.`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read.`);
  }
}

function objectIn(file: string, what: string): Record<string, unknown> {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytesOf(file))) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    if (error instanceof UsageError) throw error;
  }
  throw new UsageError(`${file} is not ${what}.`);
}

const linesIn = (file: string): string[] =>
  new TextDecoder()
    .decode(bytesOf(file))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const MARKS = { true: 'ok', false: 'FAILED', null: 'not checked' };

const lineOf = ({ name, ok, detail }: Check): string =>
  `  ${MARKS[String(ok) as keyof typeof MARKS].padEnd(11)}  ${CHECKS[name]}: ${detail}`;

/** Verifies one credential without a network or a database. Fails unless every step that could be made holds. */
export async function verifyCredentialFile(file: string, options: CredentialOptions): Promise<void> {
  const known: Known = {
    now: new Date(),
    issuer: options.issuer === undefined ? undefined : objectIn(options.issuer, 'a DID document (did.json)'),
    roots: options.roots?.flatMap(linesIn),
    status: options.status === undefined ? undefined : objectIn(options.status, 'a status list'),
  };
  const bytes = bytesOf(file);
  const { valid, checks, form, baked, credential, statement } = await verifyCredential(bytes, known).catch(
    (error: unknown) => {
      if (error instanceof UnreadableCredential) throw new Failed(`${file}: ${error.message}.`);
      throw error;
    },
  );
  if (options.json)
    sayJson({ valid, checks, form, baked, id: credential.id, issuer: credential.issuer.id, statement });
  else {
    say(
      `${String(credential.name)}, issued by ${String(credential.issuer.name)} (${credential.issuer.id}), ${form}${baked === null ? '' : ` in ${baked}`}`,
    );
    for (const check of checks) say(lineOf(check));
  }
  const failed = checks.filter(({ ok }) => ok === false);
  if (failed.length > 0) throw new Failed(`not valid: ${failed.map(({ name }) => name).join(', ')}`);
}
