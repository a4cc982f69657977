import { parseStoredPolicy, type Policy, type PolicyBody } from '../../core/policy.ts';
import { rows, type Database, type Tx } from '../database.ts';

const READ = { name: 'policy-read', text: 'SELECT body FROM policies WHERE version = $1' };
const ACTIVE = { name: 'policy-active', text: 'SELECT max(version) AS version FROM policies' };
const INSERT = {
  name: 'policy-insert',
  text: `INSERT INTO policies (version, body, at)
         SELECT $1, $2, $3 WHERE $1 = (SELECT coalesce(max(version), 0) + 1 FROM policies)
         ON CONFLICT DO NOTHING RETURNING version`,
};

export type Policies = {
  /** Reads a version. Versions never change, so each is read once per process. */
  read(on: Database | Tx, version: number): Promise<Policy>;
  active(on: Database | Tx): Promise<Policy>;
  /** Stores `body` as the version after `previous`; null when another version came first. */
  put(on: Database, previous: number, body: PolicyBody, at: Date): Promise<Policy | null>;
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
    async active(on) {
      const [row] = await rows<{ version: number }>(on, ACTIVE, []);
      return policies.read(on, row?.version ?? 0);
    },
    async put(on, previous, body, at) {
      const [row] = await rows<{ version: number }>(on, INSERT, [previous + 1, JSON.stringify(body), at]);
      return row ? { ...body, version: row.version } : null;
    },
  };
  return policies;
}
