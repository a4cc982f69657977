import { rows, transaction, type Database } from '../database.ts';
import { appendRoot, type SignRoot } from './append-root.ts';
import { seal, sealDaily } from './seal.ts';

const PAGE = {
  name: 'roots-page',
  text: 'SELECT number, document FROM ledger_roots WHERE number > $1 ORDER BY number LIMIT $2',
};

/** The published roots of all ledgers. */
export function createRoots(database: Database, now: () => Date) {
  return {
    page: (after: number, limit: number) =>
      rows<{ number: number; document: string }>(database, PAGE, [after, limit]),
    /** Appends a root without learners. It vouches for the roots before it, whose key may since have been revoked. */
    confirm: (sign: SignRoot) => transaction(database, (tx) => appendRoot(tx, [], { sign, at: now() })),
    seal: (sign: SignRoot, signal?: AbortSignal) => seal(database, { sign, now, signal }),
    sealDaily: (sign: SignRoot, signal?: AbortSignal) => sealDaily(database, { sign, now, signal }),
  };
}
