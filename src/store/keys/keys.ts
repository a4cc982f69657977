import { createHash, randomBytes } from 'node:crypto';
import { rows, type Database } from '../database.ts';
import type { Limits } from './limits.ts';

export const SCOPES = ['ingest', 'read', 'review', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

/** What a caller needs of its tenant. */
type KeyTenant = { id: string; prefix: string };

/**
 * An API key without its secret. `prefix` limits it to learners whose ids start with it. It belongs to the tenant whose
 * prefix its own begins with.
 */
export type Key = {
  id: string;
  name: string;
  scopes: Scope[];
  prefix: string | null;
  tenant: KeyTenant | null;
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  /** The limits that differ from the default. */
  limits: Partial<Limits>;
};

// A key never has a scope that its tenant lacks.
const COLUMNS = `k.id, k.name, CASE WHEN t.no IS NULL THEN k.scopes
    ELSE ARRAY(SELECT s FROM unnest(k.scopes) AS s WHERE t.body -> 'scopes' ? s) END AS scopes, k.prefix,
  CASE WHEN t.no IS NOT NULL THEN json_build_object('id', t.id, 'prefix', t.prefix) END AS tenant,
  k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.limits`;
const KEYS = `keys k LEFT JOIN tenants t ON t.prefix = left(k.prefix, strpos(k.prefix, ':'))`;
const INSERT = {
  name: 'key-insert',
  text: 'INSERT INTO keys (id, name, hash, scopes, prefix, created_at, expires_at, limits) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
};
const FIND = {
  name: 'key-find',
  text: `SELECT ${COLUMNS} FROM ${KEYS} WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)`,
};
const LIST = { name: 'key-list', text: `SELECT ${COLUMNS} FROM ${KEYS} ORDER BY k.created_at` };
const REVOKE = {
  name: 'key-revoke',
  text: `WITH revoked AS (UPDATE keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id),
           ended AS (DELETE FROM sessions WHERE holder = $3 AND EXISTS (SELECT FROM revoked))
         SELECT id FROM revoked`,
};

const digest = (secret: string) => createHash('sha256').update(secret).digest();

export type NewKey = {
  name: string;
  scopes: Scope[];
  prefix: string | null;
  expiresAt: Date | null;
  limits?: Partial<Limits>;
};

/** Creates a key. The secret is returned once; only its hash is stored. */
export async function createKey(
  database: Database,
  key: NewKey,
  at: Date,
): Promise<{ id: string; secret: string }> {
  const id = randomBytes(6).toString('hex');
  const secret = `ts_${id}_${randomBytes(24).toString('base64url')}`;
  const { name, scopes, prefix, expiresAt, limits = {} } = key;
  await rows(database, INSERT, [id, name, digest(secret), scopes, prefix, at, expiresAt, limits]);
  return { id, secret };
}

/** The key of a secret if it exists and is neither revoked nor expired. */
export async function findKey(database: Database, secret: string, at: Date): Promise<Key | null> {
  const [key] = await rows<Key>(database, FIND, [digest(secret), at]);
  return key ?? null;
}

export function listKeys(database: Database): Promise<Key[]> {
  return rows<Key>(database, LIST, []);
}

/** Revokes a key and ends its sessions. Whether there was such a key that was not revoked before. */
export async function revokeKey(database: Database, id: string, at: Date): Promise<boolean> {
  return (await rows(database, REVOKE, [id, at, digest(id)])).length === 1;
}
