import type { Client } from '@temporalio/client';
import { pino, type Logger } from 'pino';
import { readConfig, type Config } from '../config.ts';
import { createTemporalClient, type TemporalOptions } from '../services/temporal-connection.ts';
import { untilStopped } from '../services/until-stopped.ts';
import { createStore, type Store } from '../store/store.ts';
import { addressesOf } from './addresses.ts';

/** What a single service gets at startup. */
export type ServiceContext = {
  config: Config;
  logger: Logger;
  store: Store;
  client: Client;
  temporal: TemporalOptions;
};

/** Runs a single service until a signal stops the process, then closes its connections. */
export async function runService(
  options: { connections: string },
  start: (context: ServiceContext) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  const stopped = untilStopped();
  const config = readConfig(process.env);
  const { databaseUrl, temporal } = addressesOf(config);
  const store = createStore({
    url: databaseUrl,
    size: Number(options.connections),
    sweepAfterMs: config.sweepAfter,
  });
  const client = createTemporalClient(temporal);
  const running = await start({ config, logger: pino({ level: config.logLevel }), store, client, temporal });
  await stopped;
  await running.stop();
  await client.connection.close();
  await store.close();
}
