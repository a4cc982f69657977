import { Command } from 'commander';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { runApi } from '../services/run-api.ts';
import { createTemporalClient } from '../services/temporal-connection.ts';
import { untilStopped } from '../services/until-stopped.ts';
import { createStore } from '../store/store.ts';
import { addressesOf } from './addresses.ts';

async function api(options: { connections: string }): Promise<void> {
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
  const running = await runApi({ store, client, logger, config });
  logger.info({ url: running.url }, 'listening');
  await stopped;
  await running.stop();
  await client.connection.close();
  await store.close();
}

export function apiCommand(): Command {
  return new Command('api')
    .description('the HTTP API alone; run as many as you like')
    .option('--connections <n>', 'database connections', '20')
    .action(api);
}
