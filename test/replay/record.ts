// Records a learner's history for recorded.test.ts: `node test/replay/record.ts NAME`. Each release whose workflow does
// something new adds one under a new name. Those before it must still replay: a change that they do not survive ends
// every running workflow. With `OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9`, which need not exist, it is recorded with telemetry.
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { startTemporal } from '../../src/embedded/temporal.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { startTelemetry } from '../../src/services/telemetry/telemetry.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { startWorker } from '../../src/services/worker.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { ownDataDir } from '../faults/own-servers.ts';
import { sessionOf } from '../faults/session.ts';
import { historiesOf } from '../support/histories.ts';
import { createTestJudge } from '../support/test-judge.ts';

const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('usage: node test/replay/record.ts NAME');
const { dataDir, remove } = ownDataDir();
const log = () => undefined;
const postgres = await startPostgres({ dataDir, log, settings: { fsync: 'off' } });
const { address, stop: stopTemporal } = await startTemporal({ dataDir, log, memory: true });
await migrate(postgres.url);
const store = createStore({ url: postgres.url, sweepAfterMs: 10_000 });
const { version, ...shipped } = await store.policies.active();
await store.policies.put(version, { ...shipped, verdictWait: '500ms' });
const logger = pino({ level: 'silent' });
const telemetry = await startTelemetry(readConfig(process.env), 'record', logger);
const temporal = { address, namespace: 'default' };
const client = createTemporalClient(temporal, telemetry);
const epoch = await store.epoch();
const ringer = createRinger(client, epoch, store.wakes, undefined, store.attendance);
// Every second verdict is slower than the wait, so that it causes a settlement. After the others the learner is attended.
const judge = createTestJudge(({ completion }) => sleep(completion % 20 === 0 ? 800 : 0));
const worker = await startWorker(
  { store, judge },
  { temporal, client, logger, telemetry, cacheDir: dataDir, sweepAfterMs: 10_000 },
);

// One event at a time, until the history is long enough for a new run.
for (const event of sessionOf('maya', 120, 10)) {
  const { ring, attendedBy } = await store.events.accept([event]);
  ringer.ringSoon(ring, attendedBy);
  await sleep(100);
}
while ((await store.wakes.waiting()).learners > 0) await sleep(50);

mkdirSync(new URL('histories/', import.meta.url), { recursive: true });
const workflowId = learnerWorkflowId(epoch, 'maya');
const runs = (await historiesOf(client, workflowId)).toReversed();
// The process and machine that ran it are irrelevant.
const text = JSON.stringify({ workflowId, runs: runs.map((run) => JSON.parse(historyToJSON(run))) }, null, 1);
const anonymous = text.replaceAll(/"identity": "[^"]*"/g, '"identity": "worker"');
writeFileSync(new URL(`histories/${name}.json`, import.meta.url), `${anonymous}\n`);

await worker.stop();
await ringer.idle();
await client.connection.close();
await store.close();
await telemetry?.stop();
await Promise.all([postgres.stop(), stopTemporal()]);
remove();
