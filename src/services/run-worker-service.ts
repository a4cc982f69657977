import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createMetrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { createChecks, judgeNamesOf } from './checks.ts';
import { issuerSecret } from './credentials/issuer-secret.ts';
import { createJudgeMonitor } from './judge-monitor.ts';
import { workerJudgeOf } from './judge-of.ts';
import { startOperations } from './operations.ts';
import { requirePostgres } from './require-postgres.ts';
import { runWorker } from './run-worker.ts';
import { createTenantJudges } from './tenant-judges.ts';
import { CannotStart } from './start-problem.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import type { TemporalOptions } from './temporal-connection.ts';

type WorkerServiceOptions = {
  store: Store;
  client: Client;
  temporal: TemporalOptions;
  logger: Logger;
  config: Config;
  telemetry?: Telemetry | undefined;
};

/**
 * Runs a process that is only a worker, with its metrics and state on `METRICS_PORT`. It is ready while it works.
 * @throws CannotStart
 */
export async function runWorkerService({
  store,
  client,
  temporal,
  logger,
  config,
  telemetry,
}: WorkerServiceOptions): Promise<{ stop(): Promise<void> }> {
  // Only what waiting cannot help ends the process; all else is shown by the state of the worker.
  await requirePostgres(store, logger).catch((error: unknown) => {
    if (error instanceof CannotStart) throw error;
  });
  const metrics = createMetrics();
  let stopping = false;
  let isRunning = (): boolean => false;
  const checks = createChecks({ store, client, temporal, config });
  const worker = async () => {
    if (!isRunning()) throw new Error('the worker of this process does not run');
  };
  const operations = await startOperations({
    store,
    metrics,
    logger,
    health: {
      stopping: () => stopping,
      services: { ...checks, worker },
      needed: ['worker'],
      judgeBudget: config.judgeBudget,
      judgeNames: judgeNamesOf(config),
    },
    now: store.now,
    host: config.host,
    port: config.metricsPort,
    telemetry,
  });
  const monitor = createJudgeMonitor({ store, logger, metrics });
  const running = runWorker(
    {
      store,
      judge: workerJudgeOf(config, monitor),
      tenantJudge: createTenantJudges({ config, store, monitor }),
    },
    {
      temporal,
      client,
      logger,
      metrics,
      telemetry,
      cacheDir: join(config.dataDir, 'cache'),
      sweepAfterMs: config.sweepAfter,
      attendForMs: config.attendFor,
      judgeConcurrency: config.judgeConcurrency,
      judgeWeights: config.judgeWeights,
      memoryLimit: config.memoryLimit,
      webhookPrivate: config.webhookPrivate,
      issuerSecret: () => issuerSecret(config),
    },
  );
  isRunning = running.isRunning;
  return {
    async stop() {
      stopping = true;
      await running.stop();
      await operations.stop();
    },
  };
}
