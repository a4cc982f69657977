import type { Client } from '@temporalio/client';
import { pino, type Logger } from 'pino';
import { readConfig, type Config } from '../config.ts';
import { createTemporalClient, type TemporalOptions } from '../services/temporal-connection.ts';
import { untilStopped } from '../services/until-stopped.ts';
import { createStore, type Store } from '../store/store.ts';
import { addressesOf } from './addresses.ts';

/** What a process of one part starts with. */
export type Parts = {
  config: Config;
  logger: Logger;
  store: Store;
  client: Client;
  temporal: TemporalOptions;
};

/** Runs one part of the product alone until a signal asks it to end, and closes what it was given. */
export async function runAlone(
  options: { connections: string },
  start: (parts: Parts) => Promise<{ stop(): Promise<void> }>,
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
