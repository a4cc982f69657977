import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createMetrics } from '../http/operations/metrics.ts';
import { migrate } from '../store/migrate.ts';
import { createStore, type Store } from '../store/store.ts';
import { ensureAdminKey } from './admin-key.ts';
import { oneTimeLink } from './one-time-link.ts';
import { startServers } from '../embedded/servers.ts';
import { workerJudgeOf } from './judge-of.ts';
import { issuerSecret } from './credentials/issuer-secret.ts';
import { createJudgeMonitor } from './judge-monitor.ts';
import { keepTrying } from './keep-trying.ts';
import { requireConnection } from './require-postgres.ts';
import { openLog } from './open-log.ts';
import { runApi } from './run-api.ts';
import { runWorker } from './run-worker.ts';
import { startTelemetry } from './telemetry/telemetry.ts';
import { createTenantJudges } from './tenant-judges.ts';
import { createTemporalClient, temporalOptionsOf } from './temporal-connection.ts';

/** A whole installation in one process. */
export type Up = {
  url: string;
  keyFile: string;
  secret: string;
  /** Opens the console signed in with the admin key; works once, for ten minutes. */
  signInUrl: string;
  store: Store;
  logFiles: string;
  stop(): Promise<void>;
};

/** Prints lines for a person: of progress, and of what is wrong. */
export type Tell = { say: (line: string) => void; complain: (line: string) => void };

/** Stops everything started so far, in reverse order. */
function stack() {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    push: (stop: () => Promise<unknown>) => void stops.push(stop),
    async stop() {
      for (const stop of stops.splice(0).toReversed()) await stop().catch(() => undefined);
    },
  };
}

/**
 * Starts servers, migrates the schema, then starts API and worker. Undefined if `signal` was aborted before everything
 * ran. Leaves nothing open then, or if it rejects.
 */
export async function startUp(config: Config, tell: Tell, signal: AbortSignal): Promise<Up | undefined> {
  const started = stack();
  try {
    return await start(config, tell, signal, started);
  } catch (error) {
    await started.stop();
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function start(
  config: Config,
  { say, complain }: Tell,
  signal: AbortSignal,
  started: ReturnType<typeof stack>,
): Promise<Up> {
  const { dataDir, databaseUrl, temporalAddress, sweepAfter } = config;
  // A file, so that the terminal shows messages instead of JSON lines.
  const { logger, files: logFiles, end } = openLog(config, join(dataDir, 'touchstone.log'));
  started.push(end);
  const warn = (line: string) => {
    complain(line);
    logger.warn(line);
  };
  const servers = await startServers({ dataDir, log: say, warn, databaseUrl, temporalAddress, signal });
  started.push(servers.stop);
  await keepTrying(() => requireConnection(servers.databaseUrl), {
    signal,
    onProblem: (line) => warn(`cannot start: ${line}`),
  });
  signal.throwIfAborted();
  const done = await migrate(servers.databaseUrl);
  if (done.length > 0) say(`schema: applied ${done.length} migrations`);
  const store = createStore({
    url: servers.databaseUrl,
    readUrl: config.databaseReadUrl,
    size: 20,
    sweepAfterMs: sweepAfter,
  });
  started.push(store.close);
  const { file: keyFile, secret } = await ensureAdminKey(store, dataDir);
  const telemetry = await startTelemetry(config, 'touchstone', logger);
  if (telemetry) started.push(telemetry.stop);
  const temporal = temporalOptionsOf(config, servers.temporalAddress);
  const client = createTemporalClient(temporal, telemetry);
  started.push(() => client.connection.close());
  const metrics = createMetrics();
  const judges = createJudgeMonitor({ store, logger, metrics });
  const worker = runWorker(
    {
      store,
      judge: workerJudgeOf(config, judges),
      tenantJudge: createTenantJudges({ config, store, monitor: judges }),
    },
    {
      temporal,
      client,
      logger,
      telemetry,
      cacheDir: join(dataDir, 'cache'),
      sweepAfterMs: sweepAfter,
      attendForMs: config.attendFor,
      judgeConcurrency: config.judgeConcurrency,
      judgeWeights: config.judgeWeights,
      memoryLimit: config.memoryLimit,
      webhookPrivate: config.webhookPrivate,
      issuerSecret: () => issuerSecret(config),
      metrics,
      // Logged by the worker.
      onProblem: (line) => complain(`cannot start: ${line}`),
    },
  );
  started.push(worker.stop);
  const api = await runApi({ store, client, temporal, logger, config, telemetry, metrics, judges });
  started.push(api.stop);
  await Promise.race([worker.ready, once(signal, 'abort')]);
  signal.throwIfAborted();
  const signInUrl = await oneTimeLink(store, api.url, secret);
  return { url: api.url, keyFile, secret, signInUrl, store, logFiles, stop: started.stop };
}
