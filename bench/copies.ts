import pg from 'pg';
import { createPool, type Database } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { sessionOf } from './events.ts';

/** Events, and therefore awards, per learner. */
export const ENTRIES = 100;

const TEMPLATE = 'template';
const AT_ONCE = 2000;
/** The tables of a learner that award reads. Append-only tables are left out. */
const TABLES = ['ledger', 'events', 'facets', 'wakes'];

export const copyOf = (number: number): string => `copy-${number}`;

/** One learner with real awards. */
async function makeTemplate(url: string): Promise<void> {
  const store = createStore({ url, size: 2 });
  await store.events.accept(sessionOf(TEMPLATE, ENTRIES));
  while ((await store.ledger.award(TEMPLATE, 0)).more);
  await store.close();
}

async function columnsOf(owner: Database, table: string, without: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND column_name <> ALL ($2)`,
    [table, without],
  );
  return rows.map(({ name }) => pg.escapeIdentifier(name));
}

async function copyLearners(owner: Database, count: number): Promise<void> {
  const columns = await columnsOf(owner, 'learners', ['no', 'id']);
  await owner.query(
    `INSERT INTO learners (id, ${columns.join()})
     SELECT 'copy-' || number, ${columns.map((column) => `t.${column}`).join()}
     FROM generate_series(1, $1::int) AS number, (SELECT * FROM learners WHERE id = $2) AS t ORDER BY number`,
    [count, TEMPLATE],
  );
}

/** Copies in chunks of learners, so that each learner's rows are adjacent. */
async function copyRows(
  owner: Database,
  table: string,
  count: number,
  progress: (line: string) => void,
): Promise<void> {
  const columns = await columnsOf(owner, table, ['learner']);
  const copied = `INSERT INTO ${table} (learner, ${columns.join()})
    SELECT l.no, ${columns.map((column) => `t.${column}`).join()}
    FROM (SELECT no FROM learners WHERE id LIKE 'copy-%' ORDER BY no OFFSET $1 LIMIT $2) AS l,
      (SELECT t.* FROM ${table} t JOIN learners o ON o.no = t.learner WHERE o.id = $3) AS t
    ORDER BY l.no`;
  for (let from = 0; from < count; from += AT_ONCE) {
    await owner.query(copied, [from, AT_ONCE, TEMPLATE]);
    if (from > 0 && from % 20_000 === 0) progress(`  ${table}: ${from} of ${count} learners`);
  }
}

/**
 * Fills a database with copies of one learner with real awards, a hundred events and awards each. The hashes are copied
 * too, so only the first link of a copied chain does not match its learner.
 */
export async function fillWithCopies(
  url: string,
  count: number,
  progress: (line: string) => void,
): Promise<void> {
  await makeTemplate(url);
  const owner = createPool(url, { size: TABLES.length, owner: true });
  try {
    await copyLearners(owner, count);
    await Promise.all(TABLES.map((table) => copyRows(owner, table, count, progress)));
    await owner.query('VACUUM ANALYZE');
    await owner.query('CHECKPOINT');
  } finally {
    await owner.end();
  }
}
