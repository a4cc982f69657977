import { parseStoredPolicy, type Policy, type PolicyBody } from '../../core/policy.ts';
import { newestVersion, nextVersion, ownersAmong } from '../tenants/versions.ts';
import { rows, type Database, type Tx } from '../database.ts';

const READ = { name: 'policy-read', text: 'SELECT body FROM policies WHERE version = $1' };
const ACTIVE = {
  name: 'policies-active',
  text: `SELECT owner, ${newestVersion('policies', 'owner')} AS version FROM ${ownersAmong('$1::text[]')} AS owners`,
};
const INSERT = {
  name: 'policy-insert',
  text: `INSERT INTO policies (version, body, at)
         SELECT ${nextVersion('policies', '$1')}, $3, $4 WHERE $2 = ${newestVersion('policies', '$1')}
         ON CONFLICT DO NOTHING RETURNING version`,
};

export type Policies = {
  /** Reads a version. Versions never change, so each is read once per process. */
  read(on: Database | Tx, version: number): Promise<Policy>;
  /** The policy of the tenant with this prefix, else that of the installation. */
  active(on: Database | Tx, owner: string): Promise<Policy>;
  /** The same for several prefixes at once. */
  activeOf(on: Database | Tx, owners: readonly string[]): Promise<(owner: string) => Policy>;
  /** Stores `body` as the owner's version after `previous`; null when another version came first. */
  put(on: Database, owner: string, previous: number, body: PolicyBody, at: Date): Promise<Policy | null>;
};

export function createPolicies(): Policies {
  const known = new Map<number, Policy>();
  const policies: Policies = {
    async read(on, version) {
      const cached = known.get(version);
      if (cached) return cached;
      const [row] = await rows<{ body: unknown }>(on, READ, [version]);
      if (!row) throw new Error(`there is no policy ${version}`);
      const checked = parseStoredPolicy(row.body);
      if (!checked.success) throw new Error(`policy ${version} is not readable by this release`);
      const policy = { ...checked.data, version };
      known.set(version, policy);
      return policy;
    },
    async active(on, owner) {
      return (await policies.activeOf(on, [owner]))(owner);
    },
    async activeOf(on, owners) {
      const found = await rows<{ owner: string; version: number }>(on, ACTIVE, [owners]);
      const active = new Map<string, Policy>();
      for (const { owner, version } of found) active.set(owner, await policies.read(on, version));
      return (owner) => active.get(owner) ?? (active.get('') as Policy);
    },
    async put(on, owner, previous, body, at) {
      const values = [owner, previous, JSON.stringify(body), at];
      const [row] = await rows<{ version: number }>(on, INSERT, values);
      return row ? { ...body, version: row.version } : null;
    },
  };
  return policies;
}
