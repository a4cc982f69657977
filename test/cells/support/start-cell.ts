import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { startApi } from '../../../src/services/api.ts';
import { startSystem } from '../../support/system.ts';
import { createTestJudge } from '../../support/test-judge.ts';

export type Cell = Awaited<ReturnType<typeof startCell>>;

/** A whole installation with a database, a worker and a listening API of its own. Its key is in `keyFile`. */
export async function startCell(folder: string, name: string) {
  const system = await startSystem({ judge: createTestJudge(async () => undefined) });
  const { store } = system;
  const api = await startApi({
    store,
    ringer: system.ringer,
    logger: pino({ level: 'silent' }),
    host: '127.0.0.1',
    port: 0,
  });
  const { secret } = await store.keys.create({
    name: 'test',
    scopes: ['ingest', 'read', 'admin'],
    prefix: null,
    expiresAt: null,
  });
  const keyFile = join(folder, `${name}.token`);
  await writeFile(keyFile, secret, { mode: 0o600 });
  return {
    ...system,
    api: api.url,
    key: secret,
    keyFile,
    async stop() {
      await api.stop();
      await system.stop();
    },
  };
}
