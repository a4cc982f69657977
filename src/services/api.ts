import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { createApp } from '../http/app.ts';
import type { Dependencies, Health } from '../http/environment.ts';
import { createMetrics, type Metrics } from '../http/operations/metrics.ts';
import type { CredentialService } from '../http/credentials/credential-service.ts';
import type { CalibrationService } from '../http/calibration/calibration-service.ts';
import type { VerifyPerson } from '../http/auth/person-token.ts';
import { createHub } from '../http/stream/hub.ts';
import type { Judge } from '../judge/judge.ts';
import { JudgeConfigError } from '../judge/model/model-judge.ts';
import { offlineJudge } from '../judge/offline/offline-judge.ts';
import type { Store } from '../store/store.ts';
import { createCalibrationService } from './calibration/calibration.ts';
import { createCredentialService } from './credentials/credential-service.ts';
import { continueOnRead } from './expect-continue.ts';
import { lettingGo, listen } from './listen.ts';
import type { Ringer } from './ringer.ts';

/** Longer than load balancers keep a connection, usually 60 s: otherwise they may send on one that just closed. */
const KEEP_ALIVE_MS = 75_000;

export type ApiOptions = {
  store: Store;
  ringer: Pick<Ringer, 'ringSoon' | 'endSoon'>;
  logger: Logger;
  /** Reads and rescores calibrations; by default with the offline judge only. */
  calibrations?: CalibrationService;
  /** Issues credentials; by default without the secret, so it cannot sign. */
  credentials?: CredentialService;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Verifies person tokens; absent if only API keys are accepted. */
  verifyPerson?: VerifyPerson;
  /** Origins whose pages may call the API. */
  corsOrigins?: readonly string[];
  /** Whether webhooks may be on private addresses. */
  webhookPrivate?: boolean;
  /** How long an idle connection stays open. */
  keepAliveMs?: number;
  /** Proxies in front that append to `X-Forwarded-For`. */
  trustedProxies?: number;
  /** Limits of what is pending and cached. */
  sizes?: Dependencies['sizes'];
  /** Mappings and salt of the doors for other standards. */
  adapters?: Dependencies['adapters'];
  /** The built console. */
  console?: Dependencies['console'];
  /** The built element for other sites. */
  embed?: Dependencies['embed'];
  /** The built page that verifies credentials. */
  verifier?: string | undefined;
  temporal?: Dependencies['temporal'];
  /** Shared with the worker if one process runs both. */
  metrics?: Metrics;
  /** Budget for judges in US dollars per UTC day; absent means no limit. */
  judgeBudget?: number | undefined;
  judgeNames?: readonly string[] | undefined;
  /** Checks for `/readyz` of services that intake does not need, such as Temporal; each rejects when its service is down. */
  services?: Record<string, () => Promise<unknown>>;
};

export type Api = {
  url: string;
  health: Health;
  /** Turns not ready, refuses new connections, ends streams and waits for running requests. The store stays open. */
  stop(): Promise<void>;
};

/** Other judges need an address and a key, which only the configuration has. */
function onlyOffline(spec: string = offlineJudge.name): Judge {
  if (spec === offlineJudge.name) return offlineJudge;
  throw new JudgeConfigError('this process has only the judge "offline"');
}

/**
 * Serves the API until `stop`. Leaves nothing open if it rejects.
 * @throws CannotStart if it cannot listen
 */
export async function startApi({ store, ringer, logger, host, port, ...options }: ApiOptions): Promise<Api> {
  const { metrics = createMetrics(), services = {} } = options;
  const calibrations = options.calibrations ?? createCalibrationService({ store, judgeOf: onlyOffline });
  const epoch = await store.epoch();
  const hub = createHub({ store, logger, metrics, epoch });
  let stopping = false;
  const { judgeBudget, judgeNames } = options;
  const health: Health = { stopping: () => stopping, services, judgeBudget, judgeNames };
  const app = createApp({
    store,
    ringer,
    logger,
    metrics,
    hub,
    epoch,
    now: store.now,
    health,
    calibrations,
    credentials: options.credentials ?? createCredentialService({ store, secret: () => undefined }),
    verifyPerson: options.verifyPerson,
    trustedProxies: options.trustedProxies,
    corsOrigins: options.corsOrigins,
    webhookPrivate: options.webhookPrivate,
    sizes: options.sizes,
    adapters: options.adapters,
    console: options.console,
    embed: options.embed,
    verifier: options.verifier,
    temporal: options.temporal,
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.keepAliveTimeout = options.keepAliveMs ?? KEEP_ALIVE_MS;
  continueOnRead(server);
  const url = await listen(server, host, port).catch(async (error: unknown) => {
    await hub.stop();
    throw error;
  });
  return {
    url,
    health,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await hub.stop();
      await lettingGo(server, closed);
    },
  };
}
