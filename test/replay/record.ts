// Records the histories that recorded.test.ts replays: `node test/replay/record.ts`. Run it again only after a change
// that makes old histories incompatible; such a change ends every running workflow.
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { pino } from 'pino';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { startTemporal } from '../../src/embedded/temporal.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { startWorker } from '../../src/services/worker.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { calibrationWorkflowId, learnerWorkflowId } from '../../src/workflows/ids.ts';
import { ownDataDir } from '../faults/own-servers.ts';
import { sessionOf } from '../faults/session.ts';
import { historiesOf } from '../support/histories.ts';
import { createTestJudge } from '../support/test-judge.ts';

const { dataDir, remove } = ownDataDir();
const log = () => undefined;
const postgres = await startPostgres({ dataDir, log, settings: { fsync: 'off' } });
const { address, stop: stopTemporal } = await startTemporal({ dataDir, log, memory: true });
await migrate(postgres.url);
const store = createStore({ url: postgres.url, sweepAfterMs: 10_000 });
const { version, ...shipped } = await store.policies.active();
await store.policies.put(version, { ...shipped, verdictWait: '100ms' });
const temporal = { address, namespace: 'default' };
const client = createTemporalClient(temporal);
const epoch = await store.epoch();
const { ring } = createRinger(client, epoch);
// Slower than the wait, so that every verdict is late and causes a settlement.
const judge = createTestJudge(() => sleep(800));
const logger = pino({ level: 'silent' });
const worker = await startWorker(
  { store, judge },
  { temporal, client, logger, cacheDir: dataDir, sweepAfterMs: 10_000 },
);

// One event at a time, each a wake, until the history is long enough for a new run.
for (const event of sessionOf('maya', 50, 10)) {
  const accepted = await store.events.accept([event]);
  await Promise.all(accepted.ring.map(ring));
  // Pause after a completion, so that the wait for its verdict runs out; then more events while it is pending.
  await sleep(event.type === 'chat.turn_taken' ? 100 : 600);
}
while ((await store.wakes.waiting()).learners > 0) await sleep(50);

mkdirSync(new URL('histories/', import.meta.url), { recursive: true });
const learnerRuns = await historiesOf(client, learnerWorkflowId(epoch, 'maya'));
save('learner', learnerWorkflowId(epoch, 'maya'), learnerRuns.toReversed());
save(
  'calibration',
  calibrationWorkflowId(epoch, 'maya', 10),
  await historiesOf(client, calibrationWorkflowId(epoch, 'maya', 10)),
);

await worker.stop();
await client.connection.close();
await store.close();
await Promise.all([postgres.stop(), stopTemporal()]);
remove();

function save(name: string, workflowId: string, runs: Awaited<ReturnType<typeof historiesOf>>): void {
  // The process and machine that ran it are irrelevant.
  const text = JSON.stringify(
    { workflowId, runs: runs.map((run) => JSON.parse(historyToJSON(run))) },
    null,
    1,
  ).replaceAll(/"identity": "[^"]*"/g, '"identity": "worker"');
  writeFileSync(new URL(`histories/${name}.json`, import.meta.url), `${text}\n`);
}
