import { randomInt } from 'node:crypto';
import { notify } from '../changes/notice.ts';
import { rows, transaction, type Database } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import type { IssuedCredential } from './credentials.ts';

/** A bit of a status list. */
export type StatusPlace = { list: number; position: number };

/** A list is left half empty, so that a free position is found in about two tries. */
const FULL = 2;

const CURRENT = {
  name: 'status-current',
  text: `SELECT list, count(*)::int AS taken FROM credential_statuses WHERE list = (SELECT coalesce(max(list), 0) FROM credential_statuses)
         GROUP BY list`,
};
const TAKE = {
  name: 'status-take',
  text: `INSERT INTO credential_statuses (list, position, credential) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING list`,
};
const REVOKED = {
  name: 'status-revoked',
  text: 'SELECT position FROM credential_statuses WHERE list = $1 AND revoked_at IS NOT NULL',
};
const EXISTS = {
  name: 'status-list',
  text: 'SELECT 1 AS one FROM credential_statuses WHERE list = $1 LIMIT 1',
};
// A credential that was revoked stays as it was revoked.
const REVOKE = {
  name: 'status-revoke',
  text: `UPDATE credential_statuses SET revoked_at = $2, undone = $3
         WHERE credential = $1 AND revoked_at IS NULL RETURNING credential`,
};
const KNOWN = {
  name: 'status-known',
  text: 'SELECT 1 AS one FROM credential_statuses WHERE credential = $1',
};
const HOLDER = {
  name: 'credential-holder',
  text: 'SELECT l.id, c.claim, c.rule FROM credentials c JOIN learners l ON l.no = c.learner WHERE c.id = $1',
};

/** Gives a credential a random free bit, so that its place says nothing about when it was issued. */
export async function takeStatus(
  database: Database,
  credential: string,
  length: number,
): Promise<StatusPlace> {
  for (;;) {
    const [current] = await rows<{ list: number; taken: number }>(database, CURRENT, []);
    const { list: newest, taken } = current ?? { list: 0, taken: 0 };
    const list = taken < length / FULL ? newest : newest + 1;
    const position = randomInt(length);
    if ((await rows(database, TAKE, [list, position, credential])).length > 0) return { list, position };
  }
}

/** The bits that are set in a list; null if there is no such list. */
export async function revokedIn(database: Database, list: number): Promise<number[] | null> {
  const found = await rows<{ position: number }>(database, REVOKED, [list]);
  if (found.length === 0 && (await rows(database, EXISTS, [list])).length === 0) return null;
  return found.map(({ position }) => position);
}

/**
 * Sets the bit of a credential, once and for all, and tells webhooks of it. `undone`: what it was issued for was undone.
 * `unknown`: it has no bit here; `already`: its bit is set.
 */
export function revokeCredential(
  database: Database,
  credential: string,
  { at, undone }: { at: Date; undone: boolean },
): Promise<'revoked' | 'already' | 'unknown'> {
  return transaction(database, async (tx) => {
    const [holder] = await rows<Pick<IssuedCredential, 'claim' | 'rule'> & { id: string }>(tx, HOLDER, [
      credential,
    ]);
    const learner = holder ? await lockLearner(tx, holder.id, { evenAway: true }) : null;
    const revoked = await rows(tx, REVOKE, [credential, at, undone]);
    if (revoked.length === 0) return (await rows(tx, KNOWN, [credential])).length > 0 ? 'already' : 'unknown';
    if (holder && learner?.erasedAt === null) {
      const { claim, rule } = holder;
      await notify(
        tx,
        learner.no,
        { kind: 'credential', action: 'revoked', credential, claim, rule, undone },
        at,
      );
    }
    return 'revoked';
  });
}
