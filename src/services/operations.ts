import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import {
  createOperationsApp,
  currentMetrics,
  type OperationsDependencies,
} from '../http/operations/operations-app.ts';
import { lookAtServices } from '../http/operations/readiness.ts';
import { continueOnRead } from './expect-continue.ts';
import { lettingGo, listen } from './listen.ts';
import { observeProcess } from './observe-process.ts';
import { startServiceMonitor } from './service-monitor.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

export type OperationsOptions = OperationsDependencies & {
  logger: Logger;
  host: string;
  /** Absent: nothing is served, only observed. */
  port: number | undefined;
  /** Also exports the metrics. */
  telemetry?: Pick<Telemetry, 'exportMetrics'> | undefined;
};

/**
 * Watches the services that a process needs, measures the process, and serves `/livez`, `/readyz` and `/metrics` if a port
 * is given. Leaves nothing open if it rejects.
 * @throws CannotStart if it cannot listen
 */
export async function startOperations(
  options: OperationsOptions,
): Promise<{ url: string | undefined; stop(): Promise<void> }> {
  const { host, port, logger, metrics, telemetry } = options;
  const server = createAdaptorServer({ fetch: createOperationsApp(options).fetch }) as Server;
  continueOnRead(server);
  const url = port === undefined ? undefined : await listen(server, host, port, 'METRICS_PORT');
  if (url !== undefined) logger.info({ url }, 'serving metrics');
  telemetry?.exportMetrics(async () => (await currentMetrics(options)).text);
  const observed = observeProcess(metrics, options.store);
  const monitor = startServiceMonitor({ look: () => lookAtServices(options), logger, metrics });
  return {
    url,
    async stop() {
      observed.stop();
      await monitor.stop();
      if (url === undefined) return;
      await lettingGo(server, new Promise((resolve) => server.close(() => resolve())));
    },
  };
}
