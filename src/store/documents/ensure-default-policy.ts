import { readFile } from 'node:fs/promises';
import { parsePolicy } from '../../core/policy.ts';
import type { Database } from '../database.ts';

const SHIPPED = new URL('../../../policies/default.json', import.meta.url);

/** Stores the shipped policy as version 1 if there is none. */
export async function ensureDefaultPolicy(database: Database): Promise<void> {
  const checked = parsePolicy(JSON.parse(await readFile(SHIPPED, 'utf8')));
  if (!checked.success) throw new Error(`policies/default.json: ${checked.error.message}`);
  await database.query(
    'INSERT INTO policies (version, body, at) SELECT 1, $1, now() WHERE NOT EXISTS (SELECT FROM policies) ON CONFLICT DO NOTHING',
    [JSON.stringify(checked.data)],
  );
}
