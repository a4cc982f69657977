import { rows, type Database, type Tx } from '../database.ts';

/** Who issues credentials. */
export type Issuer = { did: string; url: string; name: string };

/** A key of the issuer; `secret` is encrypted, and null once the key is retired. Times in epoch milliseconds. */
export type IssuerKey = {
  id: string;
  algorithm: 'Ed25519' | 'ES256';
  key: string | Record<string, unknown>;
  secret: Buffer | null;
  createdAt: number;
  retiredAt: number | null;
  revokedAt: number | null;
};

export type NewIssuerKey = Pick<IssuerKey, 'id' | 'algorithm' | 'key'> & { secret: Buffer };

const FIND = { name: 'issuer-find', text: 'SELECT did, url, name FROM issuer' };
const KEYS = {
  name: 'issuer-keys',
  text: `SELECT id, algorithm, key, secret, created_at AS "createdAt", retired_at AS "retiredAt", revoked_at AS "revokedAt"
         FROM issuer_keys ORDER BY created_at, algorithm`,
};

/** The issuer of the installation; null before one was created. */
export async function findIssuer(on: Database | Tx): Promise<Issuer | null> {
  const [row] = await rows<Issuer>(on, FIND, []);
  return row ?? null;
}

/** All keys that it ever had, oldest first. */
export function issuerKeys(on: Database | Tx): Promise<IssuerKey[]> {
  return rows<IssuerKey>(on, KEYS, []);
}
