import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { configuredOutages } from '../http/operations/judge-outages.ts';
import { createMetrics, type Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { startApi } from './api.ts';
import { judgeOf } from './judge-of.ts';
import { createJudgeMonitor, type JudgeMonitor } from './judge-monitor.ts';
import { createCalibrationService } from './calibration/calibration.ts';
import { personVerifier } from './person-verifier.ts';
import { requirePostgres } from './require-postgres.ts';
import { memoryLimit, memorySizes } from './memory.ts';
import { createRinger } from './ringer.ts';

export type RunApiOptions = {
  store: Store;
  client: Client;
  logger: Logger;
  config: Config;
  /** Shared with the worker if one process runs both. */
  metrics?: Metrics;
  judges?: JudgeMonitor;
};

/** Rejects if the last call of a configured judge, in any process, failed. */
async function requireJudges(store: Store, names: readonly string[]): Promise<void> {
  if ((await configuredOutages(store, names)).length > 0) throw new Error('judge unavailable');
}

/**
 * Runs the API of one process. It needs only Postgres; rings go through Temporal when it is reachable. Leaves nothing
 * open if it rejects.
 * @throws StartProblem or CannotStart
 */
export async function runApi({
  store,
  client,
  logger,
  config,
  metrics = createMetrics(),
  judges = createJudgeMonitor({ store, logger, metrics }),
}: RunApiOptions): Promise<{ url: string; stop(): Promise<void> }> {
  await requirePostgres(store, logger);
  const ringer = createRinger(client, await store.epoch(), store.wakes.awaitingAward);
  const judgeNames = (config.judgeModel ?? 'offline').split(',').map((name) => name.trim());
  const api = await startApi({
    store,
    metrics,
    ringer,
    logger,
    host: config.host,
    port: config.port,
    calibrations: createCalibrationService({ store, judgeOf: (spec) => judgeOf(config, spec, judges) }),
    judgeBudget: config.judgeBudget,
    judgeNames,
    verifyPerson: personVerifier(config, store.now),
    trustedProxies: config.trustedProxies,
    sizes: {
      backlog: config.maxBacklog,
      layerBytes: memorySizes(memoryLimit(config.memoryLimit)).layerBytes,
    },
    services: {
      ...(config.judgeModel === 'offline' ? {} : { judge: () => requireJudges(store, judgeNames) }),
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
