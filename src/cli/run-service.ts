import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { readConfig, type Config } from '../config.ts';
import { keepTrying } from '../services/keep-trying.ts';
import { openLog } from '../services/open-log.ts';
import { createTemporalClient, type TemporalOptions } from '../services/temporal-connection.ts';
import { untilRestored } from '../services/until-restored.ts';
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

/**
 * Runs a single service until a signal stops the process, then closes its connections. A start that fails is repeated,
 * unless waiting cannot help.
 */
export async function runService(
  options: { connections: string },
  start: (context: ServiceContext) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  const { signal, asked } = untilStopped();
  const config = readConfig(process.env);
  const { databaseUrl, temporal } = addressesOf(config);
  const { logger, end } = openLog(config);
  const store = createStore({
    url: databaseUrl,
    readUrl: config.databaseReadUrl,
    size: Number(options.connections),
    sweepAfterMs: config.sweepAfter,
  });
  const client = createTemporalClient(temporal);
  try {
    const running = await keepTrying(() => start({ config, logger, store, client, temporal }), {
      signal,
      onProblem: (line) => logger.warn(`cannot start: ${line}`),
    });
    await Promise.race([asked, untilRestored(store, signal)]).finally(() => running?.stop());
  } finally {
    await client.connection.close();
    await store.close();
    await end();
  }
}
