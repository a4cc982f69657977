import type { Database, Tx } from './database.ts';

/** What the migrations write, and what an installation gets that names no other number. */
export const DEFAULT_PARTITIONS = 8;
export const MOST_PARTITIONS = 256;

const COUNT = `SELECT count(*)::int AS count FROM pg_inherits WHERE inhparent = to_regclass('public.events')`;

/** Partitions of each table with rows of learners; 0 before the first migration. */
export async function partitionsOf(on: Database | Tx): Promise<number> {
  return (await on.query<{ count: number }>(COUNT)).rows[0]!.count;
}

/** The SQL of a migration for another number of partitions. */
export function withPartitions(sql: string, count: number): string {
  return sql
    .replaceAll(/\b0\.\.7\b/g, `0..${count - 1}`)
    .replaceAll(`MODULUS ${DEFAULT_PARTITIONS},`, `MODULUS ${count},`);
}

/** Rejects if the tables exist with another number: rows would have to move. */
export async function requirePartitions(database: Database, wanted: number | undefined): Promise<void> {
  const count = await partitionsOf(database);
  if (wanted === undefined || count === 0 || count === wanted) return;
  throw new Error(
    `This database has ${count} partitions, chosen when it was first migrated; that cannot be changed. ` +
      'Migrate an empty database with --partitions and move the learners there.',
  );
}
