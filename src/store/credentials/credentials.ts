import { notify } from '../changes/notice.ts';
import { rows, transaction, type Database } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';

/** An issued credential. Times in epoch milliseconds. */
export type IssuedCredential = {
  id: string;
  learner: string;
  claim: Record<string, unknown>;
  issuedAt: number;
  validUntil: number | null;
  revokedAt: number | null;
  /** Whether it was revoked because what it was issued for was undone; null for an id without a bit here. */
  undone: boolean | null;
  /** The rule of a policy that issued it; null if it was asked for. */
  rule: string | null;
};

/** The rule that issues a credential, and how many it issued to the learner before. */
export type ByRule = { key: string; turn: number };

export type CredentialTexts = { document: string; jwt: string };

const COLUMNS = `c.id, l.id AS learner, c.claim, c.issued_at AS "issuedAt", c.valid_until AS "validUntil", s.revoked_at AS "revokedAt",
  s.undone, c.rule`;
const FROM = `credentials c JOIN learners l ON l.no = c.learner LEFT JOIN credential_statuses s ON s.credential = c.id`;

const INSERT = {
  name: 'credential-insert',
  text: `INSERT INTO credentials (learner, id, claim, document, jwt, issued_at, valid_until, rule, turn)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (learner, rule, turn) WHERE rule IS NOT NULL DO NOTHING
         RETURNING id`,
};
const FIND = {
  name: 'credential-find',
  text: `SELECT ${COLUMNS}, c.document, c.jwt FROM ${FROM} WHERE c.id = $1`,
};
const LIST = {
  name: 'credential-list',
  text: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.learner = $1 AND (c.issued_at, c.id) > ($2, $3::uuid)
         ORDER BY c.issued_at, c.id LIMIT $4`,
};

export type NewCredential = {
  id: string;
  claim: Record<string, unknown>;
  issuedAt: Date;
  validUntil: Date | null;
  rule: ByRule | null;
} & CredentialTexts;

/**
 * Stores an issued credential and tells webhooks of it. `repeated`: another worker issued the rule's credential first;
 * `erased`: the learner was erased meanwhile.
 */
export function insertCredential(
  database: Database,
  learner: string,
  { id, claim, document, jwt, issuedAt, validUntil, rule }: NewCredential,
): Promise<'stored' | 'repeated' | 'erased'> {
  return transaction(database, async (tx) => {
    const locked = await lockLearner(tx, learner);
    if (!locked || locked.erasedAt !== null) return 'erased';
    const values = [locked.no, id, JSON.stringify(claim), document, jwt, issuedAt, validUntil];
    const stored = await rows(tx, INSERT, [...values, rule?.key ?? null, rule?.turn ?? null]);
    if (stored.length === 0) return 'repeated';
    const said = { credential: id, claim, rule: rule?.key ?? null };
    await notify(tx, locked.no, { kind: 'credential', action: 'issued', ...said }, issuedAt);
    return 'stored';
  });
}

/** A credential with its texts; null if there is none of this id, or an erase removed it. */
export async function findCredential(
  database: Database,
  id: string,
): Promise<(IssuedCredential & CredentialTexts) | null> {
  const [row] = await rows<IssuedCredential & CredentialTexts>(database, FIND, [id]);
  return row ?? null;
}

/** Where a page ends: the last credential of the page before. */
export type CredentialPosition = { issuedAt: Date; id: string };

/** A learner's credentials, oldest first. */
export function listCredentials(
  database: Database,
  learner: number,
  { after, limit }: { after: CredentialPosition | null; limit: number },
): Promise<IssuedCredential[]> {
  const { issuedAt, id } = after ?? { issuedAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  return rows<IssuedCredential>(database, LIST, [learner, issuedAt, id, limit]);
}
