import { rows, type Database } from '../database.ts';
import type { Scope } from '../keys/keys.ts';
import type { Limits } from '../keys/limits.ts';

/** What an operator sets for a tenant. */
export type TenantBody = {
  /** Its learners' ids begin with it. It never changes. */
  prefix: string;
  /** Its keys and people have no other scopes. */
  scopes: Scope[];
  /** Its judge: the model, its price, and what it may cost in US dollars per UTC day. Missing: that of the installation. */
  judge: { model?: string; price?: { input: number; output: number }; budget?: number };
  /** Limits that its keys share. */
  limits: Partial<Limits>;
  /** The key set of its person tokens; null for that of the installation. */
  jwksUrl: string | null;
};

/** A tenant. `no`: the range of its documents' version numbers. */
export type Tenant = TenantBody & { no: number; id: string; version: number };

type Row = { no: number; id: string; version: number; body: TenantBody };

const COLUMNS = 'no, id, version, body';
const FIND = { name: 'tenant-find', text: `SELECT ${COLUMNS} FROM tenants WHERE id = $1` };
const OF_PREFIX = { name: 'tenant-of-prefix', text: `SELECT ${COLUMNS} FROM tenants WHERE prefix = $1` };
const LIST = {
  name: 'tenants-list',
  text: `SELECT ${COLUMNS} FROM tenants WHERE id > $1 AND ($3::text IS NULL OR id = $3) ORDER BY id LIMIT $2`,
};
const INSERT = {
  name: 'tenant-insert',
  text: `INSERT INTO tenants (id, prefix, body, at) SELECT $1, $2, $3, $4
         WHERE NOT EXISTS (SELECT FROM tenants WHERE id = $1 OR prefix = $2) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
};
const UPDATE = {
  name: 'tenant-update',
  text: `UPDATE tenants SET version = version + 1, body = $4, at = $5 WHERE id = $1 AND prefix = $2 AND version = $3
         RETURNING ${COLUMNS}`,
};

const tenantOf = ({ body, ...row }: Row): Tenant => ({ ...body, judge: body.judge ?? {}, ...row });

export async function findTenant(database: Database, id: string): Promise<Tenant | null> {
  const [row] = await rows<Row>(database, FIND, [id]);
  return row ? tenantOf(row) : null;
}

/** The tenant with this prefix. */
export async function tenantOfPrefix(database: Database, prefix: string): Promise<Tenant | null> {
  if (prefix === '') return null;
  const [row] = await rows<Row>(database, OF_PREFIX, [prefix]);
  return row ? tenantOf(row) : null;
}

export type TenantsPage = { after: string; limit: number; only: string | null };

/** Tenants after an id, ordered by id. */
export async function listTenants(
  database: Database,
  { after, limit, only }: TenantsPage,
): Promise<Tenant[]> {
  return (await rows<Row>(database, LIST, [after, limit, only])).map(tenantOf);
}

/**
 * Stores the body in place of version `previous` (0: a new tenant); null when another version came first, or another
 * tenant has the prefix.
 */
export async function putTenant(
  database: Database,
  id: string,
  previous: number,
  body: TenantBody,
  at: Date,
): Promise<Tenant | null> {
  const text = JSON.stringify(body);
  const [row] = await (previous === 0
    ? rows<Row>(database, INSERT, [id, body.prefix, text, at])
    : rows<Row>(database, UPDATE, [id, body.prefix, previous, text, at]));
  return row ? tenantOf(row) : null;
}
