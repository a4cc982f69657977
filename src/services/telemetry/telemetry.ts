import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';

/** The running export of one process. */
export type Telemetry = {
  /** Interceptors of the client of Temporal. */
  client: WorkflowClientInterceptor[];
  /** Options of its workers. Their workflow bundle must be a traced one. */
  worker: Pick<WorkerOptions, 'interceptors' | 'sinks'>;
  /** Also exports metrics, as `read` gives them in the text format of Prometheus. */
  exportMetrics(read: () => Promise<string>): void;
  /** Sends what is left, for at most three seconds. */
  stop(): Promise<void>;
};

/**
 * Starts the OpenTelemetry SDK if `OTEL_EXPORTER_OTLP_ENDPOINT` is set; otherwise loads nothing of it. `service` is the
 * default of `OTEL_SERVICE_NAME`. The SDK reads its other variables itself.
 */
export async function startTelemetry(
  { otlpEndpoint }: Pick<Config, 'otlpEndpoint'>,
  service: string,
  logger: Logger,
): Promise<Telemetry | undefined> {
  if (otlpEndpoint === undefined) return undefined;
  const { startSdk } = await import('./sdk.ts');
  return startSdk(service, logger);
}
