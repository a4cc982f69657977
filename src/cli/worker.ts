import { join } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { judgeOf } from '../services/judge-of.ts';
import { runWorker } from '../services/run-worker.ts';
import { createTemporalClient } from '../services/temporal-connection.ts';
import { untilStopped } from '../services/until-stopped.ts';
import { createStore } from '../store/store.ts';
import { addressesOf } from './addresses.ts';

async function worker(options: { connections: string }): Promise<void> {
  const stopped = untilStopped();
  const config = readConfig(process.env);
  const { databaseUrl, temporal } = addressesOf(config);
  const logger = pino({ level: config.logLevel });
  const store = createStore({
    url: databaseUrl,
    size: Number(options.connections),
    sweepAfterMs: config.sweepAfter,
  });
  const client = createTemporalClient(temporal);
  const running = runWorker(
    { store, judge: judgeOf(config) },
    { temporal, client, logger, cacheDir: join(config.dataDir, 'cache'), sweepAfterMs: config.sweepAfter },
  );
  await stopped;
  await running.stop();
  await client.connection.close();
  await store.close();
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('a worker alone: awards, judging and a sweeper; run as many as you like')
    .option('--connections <n>', 'database connections, and so awards at once', '20')
    .action(worker);
}
