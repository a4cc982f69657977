import { rows, transaction, type Database, type Tx } from '../database.ts';
import type { Issuer, NewIssuerKey } from './issuer.ts';

const CREATE = {
  name: 'issuer-create',
  text: `INSERT INTO issuer (did, url, name, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING did`,
};
// Roots are chained under this lock.
const LOCK = { name: 'issuer-lock', text: 'SELECT did, url, name FROM issuer FOR UPDATE' };
const RETIRE = {
  name: 'issuer-keys-retire',
  text: 'UPDATE issuer_keys SET retired_at = $1, secret = NULL WHERE retired_at IS NULL',
};
const ADD = {
  name: 'issuer-keys-add',
  text: `INSERT INTO issuer_keys (id, algorithm, key, secret, created_at) VALUES ($1, $2, $3, $4, $5)`,
};
const REVOKE = {
  name: 'issuer-key-revoke',
  text: `UPDATE issuer_keys SET revoked_at = $2 WHERE id = $1 AND retired_at IS NOT NULL AND revoked_at IS NULL RETURNING id`,
};

/** Locks the issuer until the transaction ends; null if there is none. */
export async function lockIssuer(tx: Tx): Promise<Issuer | null> {
  const [row] = await rows<Issuer>(tx, LOCK, []);
  return row ?? null;
}

async function addKeys(tx: Tx, keys: readonly NewIssuerKey[], at: Date): Promise<void> {
  for (const { id, algorithm, key, secret } of keys)
    await rows(tx, ADD, [id, algorithm, JSON.stringify(key), secret, at]);
}

/** Creates the issuer with its first keys; false if there is one already. */
export function createIssuer(
  database: Database,
  { did, url, name }: Issuer,
  keys: readonly NewIssuerKey[],
  at: Date,
): Promise<boolean> {
  return transaction(database, async (tx) => {
    const created = await rows(tx, CREATE, [did, url, name, at]);
    if (created.length > 0) await addKeys(tx, keys, at);
    return created.length > 0;
  });
}

/** A process that read the old key just before may still sign with it. */
const GRACE_MS = 60_000;

/** New keys sign from now on. The secrets of the old ones are deleted. False if there is no issuer. */
export function rotateKeys(database: Database, keys: readonly NewIssuerKey[], at: Date): Promise<boolean> {
  return transaction(database, async (tx) => {
    if (!(await lockIssuer(tx))) return false;
    await rows(tx, RETIRE, [new Date(at.getTime() + GRACE_MS)]);
    await addKeys(tx, keys, at);
    return true;
  });
}

/** Declares that signatures of a retired key are not to be trusted; false if there is no such key. */
export async function revokeKey(database: Database, id: string, at: Date): Promise<boolean> {
  return (await rows(database, REVOKE, [id, at])).length > 0;
}
