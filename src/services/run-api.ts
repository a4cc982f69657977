import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createMetrics, type Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { startApi } from './api.ts';
import { readConsole, readEmbed, readVerifier } from './console-files.ts';
import { createChecks, judgeNamesOf } from './checks.ts';
import { judgeOf } from './judge-of.ts';
import { createJudgeMonitor, type JudgeMonitor } from './judge-monitor.ts';
import { createCalibrationService } from './calibration/calibration.ts';
import { createCredentialService } from './credentials/credential-service.ts';
import { issuerSecret } from './credentials/issuer-secret.ts';
import { startOperations } from './operations.ts';
import { personVerifier } from './person-verifier.ts';
import { readMappings } from './read-mappings.ts';
import { requirePostgres } from './require-postgres.ts';
import { limitHeaps, memoryLimit, memorySizes } from './memory.ts';
import { createTenantJudges } from './tenant-judges.ts';
import { createRinger } from './ringer.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import type { TemporalOptions } from './temporal-connection.ts';

export type RunApiOptions = {
  store: Store;
  client: Client;
  temporal: TemporalOptions;
  logger: Logger;
  config: Config;
  telemetry?: Telemetry | undefined;
  /** Shared with the worker if one process runs both. */
  metrics?: Metrics;
  judges?: JudgeMonitor;
};

/**
 * Runs the API of one process. It needs only Postgres; rings go through Temporal when it is reachable. Leaves nothing
 * open if it rejects.
 * @throws StartProblem or CannotStart
 */
export async function runApi({
  store,
  client,
  temporal,
  logger,
  config,
  telemetry,
  metrics = createMetrics(),
  judges = createJudgeMonitor({ store, logger, metrics }),
}: RunApiOptions): Promise<{ url: string; stop(): Promise<void> }> {
  limitHeaps();
  await requirePostgres(store, logger);
  const { wakes, attendance } = store;
  const ringer = createRinger(client, await store.epoch(), wakes, metrics.onRing, attendance);
  const api = await startApi({
    store,
    metrics,
    ringer,
    logger,
    host: config.host,
    port: config.port,
    calibrations: createCalibrationService({
      store,
      judgeOf: (spec) => judgeOf(config, spec, judges),
      tenantJudge: createTenantJudges({ config, store, monitor: judges }),
    }),
    credentials: createCredentialService({ store, secret: () => issuerSecret(config) }),
    judgeBudget: config.judgeBudget,
    judgeNames: judgeNamesOf(config),
    verifyPerson: personVerifier(config, store),
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    webhookPrivate: config.webhookPrivate,
    keepAliveMs: config.keepAlive,
    adapters: { mappings: readMappings(config.adapters), salt: config.adapterIdSalt },
    sizes: {
      backlog: config.maxBacklog,
      layerBytes: memorySizes(memoryLimit(config.memoryLimit)).layerBytes,
    },
    console: readConsole(config.namesUrl),
    embed: readEmbed(),
    verifier: readVerifier(),
    temporal: { namespace: temporal.namespace, ui: config.temporalUiUrl },
    services: createChecks({ store, client, temporal, config }),
  });
  const operations = await startOperations({
    store,
    metrics,
    logger,
    health: api.health,
    now: store.now,
    host: config.host,
    port: config.metricsPort,
    telemetry,
  }).catch(async (error: unknown) => {
    await api.stop();
    throw error;
  });
  return {
    url: api.url,
    async stop() {
      await operations.stop();
      await api.stop();
      await ringer.idle();
    },
  };
}
