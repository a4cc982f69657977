import { readdir, readFile } from 'node:fs/promises';
import { parseRubric } from '../../core/program/parse-rubric.ts';
import { canonical } from '../canonical.ts';
import { OF_INSTALLATION } from '../tenants/versions.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';

const SHIPPED = new URL('../../../programs/rubrics/', import.meta.url);

const NEWEST = {
  name: 'rubric-newest',
  text: `SELECT version, body FROM rubrics WHERE id = $1 AND ${OF_INSTALLATION} ORDER BY version DESC LIMIT 1`,
};
// Not now(): the transaction may have waited for the lock, and later versions must not have earlier times.
const INSERT = {
  name: 'rubric-ship',
  text: 'INSERT INTO rubrics (id, version, body, at) VALUES ($1, $2, $3, clock_timestamp())',
};

/** Stores each shipped rubric as a new version if it differs from the newest. */
export async function ensureShippedRubrics(database: Database, folder: URL = SHIPPED): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const shipped = await Promise.all(files.map(async (name) => readShipped(folder, name)));
  await transaction(database, async (tx) => {
    // Serializes concurrent starts: the second sees what the first wrote.
    await tx.query('LOCK TABLE rubrics IN SHARE ROW EXCLUSIVE MODE');
    for (const { id, body } of shipped) await ensure(tx, id, body);
  });
}

async function readShipped(folder: URL, name: string): Promise<{ id: string; body: unknown }> {
  const body: unknown = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
  const checked = parseRubric(body);
  if (!checked.success) throw new Error(`programs/rubrics/${name}: ${JSON.stringify(checked.errors)}`);
  return { id: name.slice(0, -'.json'.length), body };
}

async function ensure(tx: Tx, id: string, body: unknown): Promise<void> {
  const [newest] = await rows<{ version: number; body: unknown }>(tx, NEWEST, [id]);
  if (newest && canonical(newest.body) === canonical(body)) return;
  await rows(tx, INSERT, [id, (newest?.version ?? 0) + 1, JSON.stringify(body)]);
}
