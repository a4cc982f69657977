import { readdir, readFile } from 'node:fs/promises';
import { parseProgram } from '../../core/program.ts';
import type { Database } from '../database.ts';
import { OF_INSTALLATION } from '../tenants/versions.ts';
import { sharedRubricIds } from './rubrics.ts';

const SHIPPED = new URL('../../../programs/', import.meta.url);

/** Stores each shipped program as version 1 unless there is a program with its id. */
export async function ensureShippedPrograms(database: Database): Promise<void> {
  const shared = await sharedRubricIds(database, '');
  for (const name of (await readdir(SHIPPED)).filter((file) => file.endsWith('.json'))) {
    const checked = parseProgram(JSON.parse(await readFile(new URL(name, SHIPPED), 'utf8')), shared);
    if (!checked.success) throw new Error(`programs/${name}: ${JSON.stringify(checked.errors)}`);
    await database.query(
      `INSERT INTO programs (id, version, body, at)
       SELECT $1, 1, $2, now() WHERE NOT EXISTS (SELECT FROM programs WHERE id = $1 AND ${OF_INSTALLATION}) ON CONFLICT DO NOTHING`,
      [checked.data.id, JSON.stringify(checked.data)],
    );
  }
}
