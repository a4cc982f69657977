import { onDatabase } from '../support/on-database.ts';

type Column = { column: string; type: string };

/** Values required by CHECK constraints; null leaves a nullable column empty. */
const GIVEN: Record<string, Record<string, unknown>> = {
  rulings: { ruling: 'paid' },
  appeals: { entry: null },
  reviews: { decision: 'upheld', ruling: null },
  review_queue: { entry: null, mode: 'blind' },
};

const COLUMNS = `SELECT a.attname AS column, format_type(a.atttypid, NULL) AS type
  FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''`;

/** A value of a type; text types get the marker. */
function valueOf(type: string, marker: string): unknown {
  if (type === 'text') return marker;
  if (type === 'text[]') return [marker];
  if (type === 'json' || type === 'jsonb') return JSON.stringify({ said: marker });
  if (type === 'bytea') return Buffer.from(marker);
  if (type === 'boolean') return true;
  if (type === 'uuid') return '00000000-0000-4000-8000-000000000077';
  if (type.startsWith('timestamp')) return new Date();
  return 77;
}

/** Inserts a row of the learner, with the marker in every text column. */
export async function plantRow(url: string, table: string, learner: number, marker: string): Promise<void> {
  const { rows } = await onDatabase(url, COLUMNS, [table]);
  const row = (rows as Column[])
    .map(({ column, type }) => [column, GIVEN[table]?.[column] ?? valueOf(type, marker)] as const)
    .map(([column, value]) =>
      column === 'learner' ? ([column, learner] as const) : ([column, value] as const),
    )
    .filter(([column]) => GIVEN[table]?.[column] !== null);
  const names = row.map(([column]) => `"${column}"`).join(', ');
  const places = row.map((_, index) => `$${index + 1}`).join(', ');
  await onDatabase(
    url,
    `INSERT INTO "${table}" (${names}) VALUES (${places})`,
    row.map(([, value]) => value),
  );
}

/** All tables, with partitions listed separately. */
const TABLES = `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`;

/** Columns of shared ids; a statistics sample of them reveals nothing about a learner. */
const SHARED = [
  'program',
  'stage',
  'stamped_program',
  'groups',
  'by',
  'viewer',
  'answer',
  'step',
  'name',
  'reasons',
  'judge',
];
const SAMPLES = `SELECT DISTINCT tablename || '.' || attname AS name FROM pg_stats WHERE schemaname = 'public' AND attname <> ALL ($2)
  AND (most_common_vals::text ILIKE $1 OR histogram_bounds::text ILIKE $1 OR most_common_elems::text ILIKE $1)`;

/**
 * Finds a word: in any column of any table (text, JSON, arrays or bytes), and in the planner's statistics of any column.
 */
export async function placesOf(url: string, marker: string): Promise<string[]> {
  const { rows } = await onDatabase(url, TABLES);
  const hex = Buffer.from(marker).toString('hex');
  const looks = (rows as { name: string }[]).map(
    ({ name }) =>
      `(SELECT '${name}' AS name FROM ${name} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 LIMIT 1)`,
  );
  const found = await onDatabase(url, looks.join(' UNION ALL '), [`%${marker}%`, `%${hex}%`]);
  const samples = await onDatabase(url, SAMPLES, [`%${marker}%`, SHARED]);
  return [...found.rows, ...samples.rows].map(({ name }) => name as string).toSorted();
}
