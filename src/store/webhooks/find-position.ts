import { rows, type Database } from '../database.ts';

/** Transactions that run at the same time may have taken their times in another order than their ids. */
const SLACK_MS = 10_000;

const FIRST = {
  name: 'changes-first',
  text: `SELECT tx::text AS tx, pg_snapshot_xmin(pg_current_snapshot())::text AS end FROM changes ORDER BY changes.tx LIMIT 1`,
};
const NEXT = {
  name: 'changes-next',
  text: 'SELECT tx::text AS tx, at FROM changes WHERE changes.tx >= $1::xid8 ORDER BY changes.tx LIMIT 1',
};

/**
 * The transaction from which on all changes at or after a time are read, and little before it. Found by halving: times
 * have no index, since it would cost every award, but rise with transactions.
 */
export async function firstTransactionAt(database: Database, time: Date): Promise<string | null> {
  const from = time.getTime() - SLACK_MS;
  const [bounds] = await rows<{ tx: string; end: string }>(database, FIRST, []);
  if (!bounds) return null;
  let low = BigInt(bounds.tx);
  let high = BigInt(bounds.end);
  while (low < high) {
    const middle = (low + high) / 2n;
    const [row] = await rows<{ tx: string; at: number }>(database, NEXT, [middle.toString()]);
    if (!row || row.at >= from) high = middle;
    else low = BigInt(row.tx) + 1n;
  }
  return low.toString();
}
