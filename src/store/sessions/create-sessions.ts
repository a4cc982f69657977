import { randomBytes } from 'node:crypto';
import { rows, type Database } from '../database.ts';
import { digest, seal, unseal } from './seal.ts';

const INSERT = {
  name: 'session-insert',
  text: 'INSERT INTO sessions (hash, code, sealed, holder, expires_at) VALUES ($1, $2, $3, $4, $5)',
};
const FIND = {
  name: 'session-find',
  text: `SELECT sealed, expires_at AS "expiresAt" FROM sessions WHERE hash = $1 AND NOT code AND expires_at > $2`,
};
const TAKE = {
  name: 'session-take',
  text: 'DELETE FROM sessions WHERE hash = $1 AND code AND expires_at > $2 RETURNING sealed',
};
const END = { name: 'session-end', text: 'DELETE FROM sessions WHERE hash = $1' };

/** `token` is the key or person token that a session speaks for; `holder` is the id of its key or person. */
type NewSession = { token: string; holder: string; expiresAt: Date };

/** Sessions of browsers, and one-time codes that begin one. Secrets are returned once; only their hashes are stored. */
export function createSessions(database: Database, now: () => Date) {
  async function insert(code: boolean, { token, holder, expiresAt }: NewSession): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const values = [digest(secret), code, seal(secret, token), digest(holder), expiresAt];
    await rows(database, INSERT, values);
    return secret;
  }

  return {
    create: (session: NewSession) => insert(false, session),
    createCode: (session: NewSession) => insert(true, session),

    /** The token of a session that has not ended. */
    async find(secret: string): Promise<{ token: string; expiresAt: number } | null> {
      const found = await rows<{ sealed: Buffer; expiresAt: number }>(database, FIND, [
        digest(secret),
        now(),
      ]);
      const [row] = found;
      return row ? { token: unseal(secret, row.sealed), expiresAt: row.expiresAt } : null;
    },

    /** The token of a one-time code, which ends with this. */
    async takeCode(code: string): Promise<string | null> {
      const [row] = await rows<{ sealed: Buffer }>(database, TAKE, [digest(code), now()]);
      return row ? unseal(code, row.sealed) : null;
    },

    async end(secret: string): Promise<void> {
      await rows(database, END, [digest(secret)]);
    },
  };
}
