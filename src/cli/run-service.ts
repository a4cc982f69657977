import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { readConfig, type Config } from '../config.ts';
import { keepTrying } from '../services/keep-trying.ts';
import { openLog } from '../services/open-log.ts';
import { createTemporalClient, type TemporalOptions } from '../services/temporal-connection.ts';
import { startTelemetry, type Telemetry } from '../services/telemetry/telemetry.ts';
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
  telemetry: Telemetry | undefined;
};

/**
 * Runs a single service until a signal stops the process, then closes its connections. A start that fails is repeated,
 * unless waiting cannot help.
 */
export async function runService(
  kind: 'api' | 'worker',
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
  const telemetry = await startTelemetry(config, `touchstone-${kind}`, logger);
  const client = createTemporalClient(temporal, telemetry);
  try {
    const running = await keepTrying(() => start({ config, logger, store, client, temporal, telemetry }), {
      signal,
      onProblem: (line) => logger.warn(`cannot start: ${line}`),
    });
    await Promise.race([asked, untilRestored(store, signal)]).finally(() => running?.stop());
  } finally {
    await client.connection.close();
    await store.close();
    await telemetry?.stop();
    await end();
    // The last export to a collector that hangs would keep the process until its time limit.
    if (telemetry) setTimeout(() => process.exit(), 100).unref();
  }
}
