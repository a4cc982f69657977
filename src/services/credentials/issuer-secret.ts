import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';

const FILE = 'issuer-secret';
const IV_BYTES = 12;
const TAG_BYTES = 16;

type Settings = Pick<Config, 'issuerSecret' | 'dataDir' | 'databaseUrl'>;

/** The secret that encrypts the issuer's keys: of the environment, else of the data folder; undefined if there is none. */
export function issuerSecret({ issuerSecret, dataDir }: Settings): string | undefined {
  if (issuerSecret !== undefined) return issuerSecret;
  try {
    return readFileSync(join(dataDir, FILE), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** The same; for embedded servers a new one is written, beside the database that it protects the keys in. */
export function ensureIssuerSecret(settings: Settings): string | undefined {
  const known = issuerSecret(settings);
  if (known !== undefined || settings.databaseUrl !== undefined) return known;
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(join(settings.dataDir, FILE), `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}

const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'touchstone issuer keys', 32));

/** Encrypts a private key by AES-256-GCM, bound to its id. */
export function sealKey(secret: string, id: string, key: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** The private key; null if it was encrypted with another secret. */
export function openKey(secret: string, id: string, sealed: Buffer): string | null {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(id)).setAuthTag(tag);
  try {
    const start = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([start, decipher.final()]).toString();
  } catch {
    return null;
  }
}
