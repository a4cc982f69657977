import { rows, type Database } from '../database.ts';

/** An issued credential. Times in epoch milliseconds. */
export type IssuedCredential = {
  id: string;
  learner: string;
  claim: Record<string, unknown>;
  issuedAt: number;
  validUntil: number | null;
  revokedAt: number | null;
};

export type CredentialTexts = { document: string; jwt: string };

const COLUMNS = `c.id, l.id AS learner, c.claim, c.issued_at AS "issuedAt", c.valid_until AS "validUntil", s.revoked_at AS "revokedAt"`;
const FROM = `credentials c JOIN learners l ON l.no = c.learner LEFT JOIN credential_statuses s ON s.credential = c.id`;

const INSERT = {
  name: 'credential-insert',
  text: `INSERT INTO credentials (learner, id, claim, document, jwt, issued_at, valid_until)
         SELECT no, $2, $3, $4, $5, $6, $7 FROM (SELECT no FROM learners WHERE no = $1 AND erased_at IS NULL FOR SHARE) l
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

/** Stores an issued credential; false if the learner was erased meanwhile. */
export async function insertCredential(
  database: Database,
  learner: number,
  {
    id,
    claim,
    document,
    jwt,
    issuedAt,
    validUntil,
  }: { id: string; claim: object; issuedAt: Date; validUntil: Date | null } & CredentialTexts,
): Promise<boolean> {
  const values = [learner, id, JSON.stringify(claim), document, jwt, issuedAt, validUntil];
  return (await rows(database, INSERT, values)).length > 0;
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
