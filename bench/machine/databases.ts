import { Client } from 'pg';
import { migrate } from '../../src/store/migrate.ts';

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Creates a database with our schema on the server of `url` and returns its URL. */
export async function createDatabase(
  url: string,
  name: string,
  options: { partitions?: number } = {},
): Promise<string> {
  await onServer(url, `CREATE DATABASE ${name}`);
  const created = new URL(url);
  created.pathname = `/${name}`;
  await migrate(created.href, options);
  return created.href;
}

/** Drops a database, closing its connections. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await onServer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
