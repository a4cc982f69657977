import { isNamed, type Role, type RoleBook } from '../../core/role.ts';
import type { Database } from '../database.ts';
import { findCustomRole, putCustomRole, readCustomRoles } from './custom-roles.ts';
import { loadShippedRoles } from './load-shipped-roles.ts';

/** A role with its version: custom roles count from 1; shipped ones are version 0 and change only with a release. */
export type VersionedRole = { version: number; role: Role };

export type RolePage = {
  owner: string;
  after: string;
  limit: number;
  source?: Role['source'];
  featured?: boolean;
  /** Words that all begin a word of the title, the code or a reported title. */
  words?: readonly string[];
};

const shipped = (role: Role): VersionedRole => ({ version: 0, role });

type NamedPage = { owner: string; after: string; limit: number; words: readonly string[] };

/** Custom roles that have the words, page by page until there are enough. */
async function namedCustomRoles(
  database: Database,
  { owner, after, limit, words }: NamedPage,
): Promise<VersionedRole[]> {
  const found: VersionedRole[] = [];
  for (let from = after; ;) {
    const page = await readCustomRoles(database, owner, { after: from, limit });
    found.push(...page.filter(({ role }) => isNamed(role, words)));
    const last = page.at(-1);
    if (!last || page.length < limit || found.length >= limit) return found.slice(0, limit);
    from = last.role.code;
  }
}

/**
 * All roles: the shipped ones, loaded once per process on first use, and custom ones of the installation and of a tenant,
 * whose own count before the installation's. `owner`: the tenant's prefix.
 */
export function createRoles(database: Database, now: () => Date) {
  let loading: Promise<{ book: RoleBook; byCode: Role[] }> | undefined;
  const load = async () => {
    const book = await loadShippedRoles();
    return { book, byCode: [...book.roles.values()].sort((a, b) => (a.code < b.code ? -1 : 1)) };
  };
  const loaded = () => (loading ??= load());
  return {
    book: async (): Promise<RoleBook> => (await loaded()).book,
    async find(code: string, owner = ''): Promise<VersionedRole | null> {
      const role = (await loaded()).book.roles.get(code);
      return role ? shipped(role) : findCustomRole(database, owner, code);
    },
    findCustom: (code: string, owner: string) => findCustomRole(database, owner, code),
    /** Roles after a code, ordered by code, shipped and custom ones in one list. */
    async list({ owner, after, limit, source, featured, words = [] }: RolePage): Promise<VersionedRole[]> {
      // Only shipped roles are featured.
      const wantsCustom = source !== 'onet' && featured !== true;
      const custom = wantsCustom ? await namedCustomRoles(database, { owner, after, limit, words }) : [];
      const shippedRoles = source === 'custom' ? [] : (await loaded()).byCode;
      const first = shippedRoles
        .filter((role) => role.code > after && (featured === undefined || role.featured === featured))
        .filter((role) => isNamed(role, words))
        .slice(0, limit);
      return [...custom, ...first.map(shipped)]
        .sort((a, b) => (a.role.code < b.role.code ? -1 : 1))
        .slice(0, limit);
    },
    put: (previous: number, role: Role, owner = '') => putCustomRole(database, owner, previous, role, now()),
  };
}
