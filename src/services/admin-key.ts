import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCOPES } from '../store/keys/keys.ts';
import type { Store } from '../store/store.ts';

/** The operator's key, in a file readable only by its owner. Created at the first start, and again if it stops working. */
export async function ensureAdminKey(
  store: Pick<Store, 'keys'>,
  dataDir: string,
): Promise<{ file: string; secret: string }> {
  const file = join(dataDir, 'token');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept && (await store.keys.find(kept))) return { file, secret: kept };
  const { secret } = await store.keys.create({
    name: 'admin of this installation',
    scopes: [...SCOPES],
    prefix: null,
    expiresAt: null,
  });
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return { file, secret };
}
