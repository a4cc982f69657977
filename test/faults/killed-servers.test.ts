import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServers } from '../../src/embedded/servers.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { until } from '../support/until.ts';
import { deliver } from './deliver.ts';
import { expectEverythingRight } from './expect-everything-right.ts';
import { dataFolder } from './own-servers.ts';
import { sessionsOf } from './session.ts';

test(
  'Postgres and Temporal killed under load are restarted at their addresses, and all work is done',
  { timeout: 300_000 },
  async () => {
    const { dataDir, remove } = dataFolder();
    const lines: string[] = [];
    const servers = await startServers({
      dataDir,
      log: () => undefined,
      warn: (line) => void lines.push(line),
    });
    await migrate(servers.databaseUrl);
    const { databaseUrl, temporalAddress } = servers;
    const system = await startSystem({
      judge: createTestJudge(),
      databaseUrl,
      temporalAddress,
      policy: { verdictWait: '200ms' },
    });
    const sessions = sessionsOf(4, 12);
    let accepted = 0;
    const delivered = deliver(sessions, system.post, {
      betweenMs: 50,
      onAccepted: (events) => (accepted += events),
    });
    for (const name of ['postgres', 'temporal']) {
      await until(() => accepted >= (name === 'postgres' ? 12 : 30));
      const before = pidOf(name);
      process.kill(before, 'SIGKILL');
      await until(() => pidOf(name) !== before);
    }
    await delivered;
    await system.settled(150_000);
    await expectEverythingRight(system.store, sessions);
    expect(lines).toEqual([
      'Postgres ended unexpectedly; restarting it.',
      'Temporal ended unexpectedly; restarting it.',
    ]);
    await system.stop();
    await servers.stop();
    remove();

    function pidOf(name: string): number {
      return (JSON.parse(readFileSync(join(dataDir, `${name}.json`), 'utf8')) as { pid: number }).pid;
    }
  },
);
