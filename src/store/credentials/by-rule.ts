import { rows, type Database } from '../database.ts';

/** The newest credential of a learner by one rule. `turn` counts those before it. Times in epoch milliseconds. */
export type IssuedByRule = {
  rule: string;
  id: string;
  turn: number;
  validUntil: number | null;
  revokedAt: number | null;
  undone: boolean;
};

/** What tells whether the rules have to be looked at again for a learner. */
export type RuledLearner = {
  no: number;
  id: string;
  level: number;
  calibrations: number;
  issued: IssuedByRule[];
};

const LEARNERS = {
  name: 'credential-ruled-learners',
  text: `SELECT no, id, level, calibrations FROM learners
         WHERE no = ANY ($1) AND erased_at IS NULL AND moving_to IS NULL ORDER BY no`,
};
const ISSUED = {
  name: 'credential-issued-by-rule',
  text: `SELECT DISTINCT ON (c.learner, c.rule) c.learner, c.rule, c.id, c.turn, c.valid_until AS "validUntil",
           s.revoked_at AS "revokedAt", coalesce(s.undone, false) AS undone
         FROM credentials c LEFT JOIN credential_statuses s ON s.credential = c.id
         WHERE c.learner = ANY ($1) AND c.rule IS NOT NULL ORDER BY c.learner, c.rule, c.turn DESC`,
};
const OWNERS = {
  name: 'credential-rule-owners',
  text: `SELECT '' AS owner UNION ALL SELECT prefix FROM tenants`,
};

/** Learners with the credentials that rules issued to them. Erased ones and those who moved away are left out. */
export async function ruledLearners(database: Database, nos: readonly number[]): Promise<RuledLearner[]> {
  const learners = await rows<Omit<RuledLearner, 'issued'>>(database, LEARNERS, [nos]);
  const issued = await rows<IssuedByRule & { learner: number }>(database, ISSUED, [nos]);
  const of = Map.groupBy(issued, ({ learner }) => learner);
  return learners.map((learner) => ({ ...learner, issued: of.get(learner.no) ?? [] }));
}

/** Who may have a policy of its own: the installation, which is the empty prefix, and each tenant. */
export async function policyOwners(database: Database): Promise<string[]> {
  return (await rows<{ owner: string }>(database, OWNERS, [])).map(({ owner }) => owner);
}
