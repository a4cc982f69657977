/** Version numbers of the documents of one owner: the installation's begin at 1, those of tenant `no` at `no` times this. */
const RANGE = 100_000;

/** Whether a version is one of the installation, as SQL. */
export const OF_INSTALLATION = `version < ${RANGE}`;

const between = (no: string) => `version > ${no} * ${RANGE} AND version < (${no} + 1) * ${RANGE}`;

/** The owner that a prefix stands for, as SQL: itself if it is a tenant's, else the installation, which is empty. */
export const ownerOf = (prefix: string) =>
  `coalesce((SELECT t.prefix FROM tenants t WHERE t.prefix = ${prefix}), '')`;

/** The number of the tenant with a prefix, as SQL; null without one. */
const tenantNo = (prefix: string) => `(SELECT no FROM tenants WHERE prefix = ${prefix})`;

/** Whether a version is one of the owner with a prefix itself, as SQL. */
export const rangeOf = (prefix: string) => between(`coalesce(${tenantNo(prefix)}, 0)`);

/** The owners of documents among these prefixes: the installation, and those that are a tenant's, as SQL. */
export const ownersAmong = (prefixes: string) =>
  `(SELECT '' AS owner UNION ALL SELECT prefix FROM tenants WHERE prefix = ANY (${prefixes}))`;

/** The part of an id that would be its tenant's prefix, as SQL; see `tenantPrefix` in core. */
export const prefixOf = (id: string) => `left(${id}, strpos(${id}, ':'))`;

/**
 * The newest version of a document, as SQL: the tenant's own, else the installation's; null if neither has one. `which`:
 * the document within its table. Each part is the last entry of a range of the primary key.
 */
export function newestVersion(table: string, prefix: string, which = 'true'): string {
  const own = `SELECT max(version) FROM ${table} WHERE ${which} AND ${between('t.no')}`;
  return `coalesce((SELECT (${own}) FROM tenants t WHERE t.prefix = ${prefix}),
    (SELECT max(version) FROM ${table} WHERE ${which} AND ${OF_INSTALLATION}))`;
}

/**
 * The version after the newest one that the owner wrote itself, as SQL. A number tells a tenant nothing about the
 * documents of others.
 */
export function nextVersion(table: string, prefix: string, which = 'true'): string {
  const no = `coalesce(${tenantNo(prefix)}, 0)`;
  return `(SELECT coalesce(max(version), ${no} * ${RANGE}) + 1 FROM ${table} WHERE ${which} AND ${between(no)})`;
}

/** Whether a version is one of the tenant with a prefix or of the installation, as SQL. */
export const isOfOwner = (prefix: string) => `version / ${RANGE} IN (0, coalesce(${tenantNo(prefix)}, 0))`;
