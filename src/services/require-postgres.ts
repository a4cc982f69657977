import { createPool } from '../store/database.ts';
import type { Logger } from 'pino';
import { missingMigrations, newerMigrations } from '../store/missing-migrations.ts';
import type { Store } from '../store/store.ts';
import { firstLine, StartProblem } from './start-problem.ts';

type Failure = { code?: string; message: string };

/** SQLSTATEs, or their classes, and what each means at the start. */
const PROBLEMS: [codes: RegExp, problem: string][] = [
  [/^28/, 'rejects the login: correct user and password in DATABASE_URL'],
  [/^3D000/, 'has no such database: create it, or correct DATABASE_URL'],
  [/^(42P01|42704|42501|22023)/, 'has no schema of this version: run `touchstone migrate`'],
  [/^53300/, 'has no free connection: raise max_connections, or lower --connections'],
  [/^57/, 'does not accept connections yet: wait, or look into its log'],
];
const UNREACHABLE = 'is unreachable: start it, or correct DATABASE_URL';

/** Rejects with a `StartProblem` unless Postgres accepts the connection. */
export async function requireConnection(url: string): Promise<void> {
  const database = createPool(url, { size: 1, owner: true });
  try {
    await database.query('SELECT 1');
  } catch (error) {
    throw startProblem(url, error as Failure);
  } finally {
    await database.end();
  }
}

/**
 * Rejects with a `StartProblem` unless Postgres answers and has the schema of this version. A newer schema is logged:
 * migrations only add, so this process works until it is upgraded too.
 */
export async function requirePostgres({ database }: Pick<Store, 'database'>, logger: Logger): Promise<void> {
  const url = database.options.connectionString!;
  const missing = await missingMigrations(database).catch((error: Failure) => {
    throw startProblem(url, error);
  });
  if (missing.length > 0)
    throw new StartProblem(
      `${placeOf(url)} has an older schema than this version (it lacks ${missing.at(-1)}): run \`touchstone migrate\``,
    );
  const newer = await newerMigrations(database);
  if (newer.length > 0)
    logger.warn(`the schema is newer than this version (it has ${newer.at(-1)}): upgrade this process too`);
}

function startProblem(url: string, { code = '', message }: Failure): StartProblem {
  const problem = PROBLEMS.find(([codes]) => codes.test(code))?.[1] ?? UNREACHABLE;
  return new StartProblem(`${placeOf(url)} ${problem} (${firstLine(message || code)})`);
}

function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `Postgres at ${hostname}:${port || 5432}`;
}
