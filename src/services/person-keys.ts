import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '../core/person.ts';

const ALGORITHM = 'ES256';
const AUDIENCE = 'touchstone';

/** Files of the test key pair: the key set that the API reads, and the private key. */
export function personKeyFiles(dataDir: string): { keySet: string; secret: string; folder: string } {
  const folder = join(dataDir, 'person-keys');
  return { folder, keySet: join(folder, 'jwks.json'), secret: join(folder, 'private.json') };
}

/** Creates a new pair, which invalidates tokens signed with the previous one. */
export async function makePersonKeys(dataDir: string): Promise<JWK> {
  const { folder, keySet, secret } = personKeyFiles(dataDir);
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const [publicJwk, privateJwk] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)];
  const named = { kid: await calculateJwkThumbprint(publicJwk), alg: ALGORITHM, use: 'sig' };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(secret, `${JSON.stringify({ ...privateJwk, ...named })}\n`, { mode: 0o600 });
  await writeFile(keySet, `${JSON.stringify({ keys: [{ ...publicJwk, ...named }] }, null, 2)}\n`);
  return { ...privateJwk, ...named };
}

/** The private key of this folder; null if there is none. */
export async function readPersonKeys(dataDir: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(personKeyFiles(dataDir).secret, 'utf8')) as JWK;
  } catch {
    return null;
  }
}

/** Signs a person token that is valid for `seconds` from `now`. */
export async function mintPersonToken(
  key: JWK,
  { sub, kind, groups }: Person,
  { now, seconds, tenant }: { now: Date; seconds: number; tenant?: string | undefined },
): Promise<string> {
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT({ kind, groups, ...(tenant !== undefined && { tenant }) })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid })
    .setSubject(sub)
    .setAudience(AUDIENCE)
    .setIssuedAt(at)
    .setExpirationTime(at + seconds)
    .sign(await importJWK(key, ALGORITHM));
}
