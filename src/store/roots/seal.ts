import { rows, transaction, type Database } from '../database.ts';
import { appendRoot, type GrownTree, type SignRoot } from './append-root.ts';
import { growTree, type StoredPeak } from './grow-tree.ts';

/** Learners of one root; a day with more has several. */
const MOST = 4096;
const CLAIM = {
  name: 'roots-claim',
  text: `UPDATE installation SET roots_at = $1
         WHERE (roots_at IS NULL OR (roots_at AT TIME ZONE 'UTC')::date < ($1::timestamptz AT TIME ZONE 'UTC')::date)
           AND EXISTS (SELECT FROM issuer) RETURNING one`,
};
const RELEASE = { name: 'roots-release', text: 'UPDATE installation SET roots_at = NULL' };
const CHANGED = {
  name: 'roots-changed',
  text: `SELECT l.no, l.salt, l.entries AS "to", coalesce(t.entries, 0) AS entries, coalesce(t.peaks, '[]') AS peaks
         FROM learners l LEFT JOIN ledger_trees t ON t.learner = l.no
         WHERE l.no > $1 AND l.erased_at IS NULL AND l.entries > coalesce(t.entries, 0) ORDER BY l.no LIMIT ${MOST}`,
};
// An erase meanwhile deleted the salt; the lock makes a later one wait for the rows written here, which it then deletes.
const STILL = {
  name: 'roots-still',
  text: 'SELECT no FROM learners WHERE no = ANY ($1) AND erased_at IS NULL ORDER BY no FOR SHARE',
};

type Changed = { no: number; salt: Buffer; to: number; entries: number; peaks: StoredPeak[] };

export type Sealed = { roots: number; learners: number };

/** Brings every learner with new entries under a new root. Awards go on meanwhile; what they add comes under the next one. */
export async function seal(
  database: Database,
  { sign, now, signal }: { sign: SignRoot; now: () => Date; signal?: AbortSignal },
): Promise<Sealed> {
  const sealed = { roots: 0, learners: 0 };
  for (let after = 0; !signal?.aborted;) {
    const page = await rows<Changed>(database, CHANGED, [after]);
    if (page.length === 0) break;
    const grown: GrownTree[] = [];
    for (const { no, salt, entries, to, peaks } of page)
      grown.push({ no, entries: to, peaks: await growTree(database, { no, salt }, { peaks, entries, to }) });
    const number = await transaction(database, async (tx) => {
      const still = await rows<{ no: number }>(tx, STILL, [page.map(({ no }) => no)]);
      const left = new Set(still.map(({ no }) => no));
      return appendRoot(
        tx,
        grown.filter(({ no }) => left.has(no)),
        { sign, at: now() },
      );
    });
    if (number === null) break;
    sealed.roots += 1;
    sealed.learners += page.length;
    after = page.at(-1)!.no;
  }
  return sealed;
}

/** The same if nobody did it yet on this day (UTC), for all processes; null otherwise, or without an issuer. */
export async function sealDaily(
  database: Database,
  options: { sign: SignRoot; now: () => Date; signal?: AbortSignal },
): Promise<Sealed | null> {
  const claimed = await rows(database, CLAIM, [options.now()]);
  if (claimed.length === 0) return null;
  return seal(database, options).catch(async (error: unknown) => {
    await rows(database, RELEASE, []);
    throw error;
  });
}
