import { rows, type Database } from '../database.ts';

/** What can be limited for a key, and for all keys with the same learner prefix together. */
export const LIMIT_NAMES = [
  'eventsPerSecond',
  'bytesPerSecond',
  'streams',
  'waiting',
  'completions',
] as const;

export type LimitName = (typeof LIMIT_NAMES)[number];

export type Limits = Record<LimitName, number>;

/** Generous: they stop one client from taking everything, and are not a quota. */
export const DEFAULT_LIMITS: Limits = {
  eventsPerSecond: 10_000,
  bytesPerSecond: 32 * 1024 * 1024,
  streams: 5000,
  waiting: 1000,
  completions: 20_000,
};

/** Changes of limits; null restores the default. */
export type LimitChanges = Partial<Record<LimitName, number | null>>;

type Row = { limits: Partial<Limits> };

const OF_KEY = {
  name: 'key-limit',
  text: `UPDATE keys SET limits = jsonb_strip_nulls(limits || $2) WHERE id = $1 AND revoked_at IS NULL RETURNING limits`,
};
const OF_PREFIX = {
  name: 'prefix-limit',
  text: `INSERT INTO prefix_limits AS known (prefix, limits) VALUES ($1, jsonb_strip_nulls($2))
         ON CONFLICT (prefix) DO UPDATE SET limits = jsonb_strip_nulls(known.limits || $2) RETURNING limits`,
};
const LIST = {
  name: 'prefix-limits-list',
  text: `SELECT prefix, limits FROM prefix_limits WHERE limits <> '{}' ORDER BY prefix`,
};
// A tenant's own document goes before what was set for its prefix.
const READ = {
  name: 'prefix-limits',
  text: `SELECT coalesce((SELECT limits FROM prefix_limits WHERE prefix = $1), '{}')
           || coalesce((SELECT body -> 'limits' FROM tenants WHERE prefix = $1), '{}') AS limits`,
};

/** Changes the limits of a key and returns those that are set; null if there is no such key. */
export async function limitKey(
  database: Database,
  id: string,
  changes: LimitChanges,
): Promise<Partial<Limits> | null> {
  const [row] = await rows<Row>(database, OF_KEY, [id, JSON.stringify(changes)]);
  return row?.limits ?? null;
}

/** Changes the limits that all keys with a prefix share, and returns those that are set. */
export async function limitPrefix(
  database: Database,
  prefix: string,
  changes: LimitChanges,
): Promise<Partial<Limits>> {
  const [row] = await rows<Row>(database, OF_PREFIX, [prefix, JSON.stringify(changes)]);
  return row?.limits ?? {};
}

/** The limits that are set for a prefix, or for the tenant that has it. */
export async function prefixLimits(database: Database, prefix: string): Promise<Partial<Limits>> {
  const [row] = await rows<Row>(database, READ, [prefix]);
  return row?.limits ?? {};
}

/** All prefixes with limits of their own. */
export function listPrefixLimits(database: Database): Promise<{ prefix: string; limits: Partial<Limits> }[]> {
  return rows(database, LIST, []);
}
