import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { startApi } from './api.ts';
import { judgeOf } from './judge-of.ts';
import { createCalibrationService } from './calibration/calibration.ts';
import { personVerifier } from './person-verifier.ts';
import { createRinger } from './ringer.ts';

export type RunApiOptions = {
  store: Store;
  client: Client;
  logger: Logger;
  config: Config;
  /** Shared with the worker where one process runs both. */
  metrics?: Metrics;
};

/** The edge of one process: it needs Postgres alone, and rings through Temporal whenever that answers. */
export async function runApi({
  store,
  client,
  logger,
  config,
  metrics,
}: RunApiOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const ringer = createRinger(client, await store.epoch());
  const api = await startApi({
    store,
    metrics,
    ringer,
    logger,
    host: config.host,
    port: config.port,
    calibrations: createCalibrationService({ store, judgeOf: (spec) => judgeOf(config, spec) }),
    verifyPerson: personVerifier(config, store.now),
    services: {
      temporal: () => client.withDeadline(Date.now() + 1000, () => client.connection.ensureConnected()),
    },
  });
  return {
    url: api.url,
    async stop() {
      await api.stop();
      await ringer.idle();
    },
  };
}
