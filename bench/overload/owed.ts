import type pg from 'pg';

export type Owed = { learners: number; events: number; verdicts: number; waitsLong: number };

/** Counted from the tables themselves and not from the product's own measure, which is what is tested. */
const OWED = `SELECT count(*)::int AS learners, coalesce(sum(l.last_seq - l.awarded_to), 0)::int AS events,
    coalesce(sum(l.pending), 0)::int AS verdicts,
    (count(*) FILTER (WHERE w.due > now() + interval '60 seconds'))::int AS "waitsLong"
  FROM learners l LEFT JOIN wakes w ON w.learner = l.no WHERE l.last_seq > l.awarded_to OR l.pending > 0`;

/** What the installation still owes its learners. */
export async function owedOf(database: pg.Pool): Promise<Owed> {
  const { rows } = await database.query<Owed>(OWED);
  return rows[0] as Owed;
}

/** Ids of the given learners that are still owed something. */
export async function owedLearners(database: pg.Pool, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await database.query<{ id: string }>(
    'SELECT id FROM learners WHERE id = ANY($1) AND (last_seq > awarded_to OR pending > 0)',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function doneOf(database: pg.Pool): Promise<{ events: number; verdicts: number }> {
  const { rows } = await database.query<{ events: number; verdicts: number }>(
    'SELECT coalesce(sum(awarded_to), 0)::int AS events, coalesce(sum(calibrations), 0)::int AS verdicts FROM learners',
  );
  return rows[0] as { events: number; verdicts: number };
}
