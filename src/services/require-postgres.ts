import type { Logger } from 'pino';
import { DatabaseUnreachable } from '../store/connection.ts';
import { createPool } from '../store/database.ts';
import { missingMigrations, newerMigrations } from '../store/missing-migrations.ts';
import { SessionRefused } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { CannotStart, firstLine, StartProblem } from './start-problem.ts';

type Failure = { code?: string; message: string };

/** SQLSTATEs, or their classes, and what each means at the start. */
const PROBLEMS: [codes: RegExp, problem: string][] = [
  [/^28/, 'rejects the login: correct user and password in DATABASE_URL'],
  [/^3D000/, 'has no such database: create it, or correct DATABASE_URL'],
  [/^42P01/, 'has no schema of this version: run `touchstone migrate`'],
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
    throw startProblem(placeOf(url), error as Failure);
  } finally {
    await database.end();
  }
}

/**
 * Rejects with a `StartProblem` unless Postgres answers and has the schema of this version. A newer schema is logged:
 * migrations only add, so this process works until it is upgraded too.
 */
export async function requirePostgres({ database }: Pick<Store, 'database'>, logger: Logger): Promise<void> {
  const { host, port } = database.options;
  const place = `Postgres at ${host}:${port || 5432}`;
  const missing = await missingMigrations(database).catch((error: Failure) => {
    throw startProblem(place, error);
  });
  if (missing.length > 0)
    throw new StartProblem(
      `${place} has an older schema than this version (it lacks ${missing.at(-1)}): run \`touchstone migrate\``,
    );
  const newer = await newerMigrations(database);
  if (newer.length > 0)
    logger.warn(`the schema is newer than this version (it has ${newer.at(-1)}): upgrade this process too`);
}

function startProblem(place: string, failure: Failure): Error {
  const reason: Failure = failure instanceof DatabaseUnreachable ? failure.reason : failure;
  if (reason instanceof SessionRefused) {
    // A pooler needs another configuration; everything else may be mended while this process waits.
    const Problem = reason.isShared() ? CannotStart : StartProblem;
    return new Problem(`${place} cannot be used: ${reason.message}`);
  }
  const { code = '', message } = reason;
  const problem = PROBLEMS.find(([codes]) => codes.test(code))?.[1] ?? UNREACHABLE;
  return new StartProblem(`${place} ${problem} (${firstLine(message || code)})`);
}

function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `Postgres at ${hostname}:${port || 5432}`;
}
