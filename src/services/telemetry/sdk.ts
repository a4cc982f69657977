import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRequire } from 'node:module';
import { diag } from '@opentelemetry/api';
import { core, metrics, NodeSDK, resources } from '@opentelemetry/sdk-node';
// What the SDK makes of the environment. It has no public form that accepts spans of workflows and metrics of others.
import {
  getOtlpMetricExporterFromEnv,
  getResourceDetectorsFromEnv,
  getSpanProcessorsFromEnv,
} from '@opentelemetry/sdk-node/build/src/utils.js';
import {
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryWorkflowClientInterceptor,
} from '@temporalio/interceptors-opentelemetry';
import type { Logger } from 'pino';
import { diagLogger } from './diag-logger.ts';
import { prometheusProducer } from './prometheus-producer.ts';
import type { Telemetry } from './telemetry.ts';
import { workflowSink } from './workflow-sink.ts';

const STOP_MS = 3000;
const INTERVAL_MS = 60_000;
const TIMEOUT_MS = 30_000;

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

/** Attributes of the process; the environment's come last, so that they win. */
function resourceOf(service: string): resources.Resource {
  const own = resources.resourceFromAttributes({
    'service.name': service,
    'service.version': version,
    'service.instance.id': randomUUID(),
  });
  const detectors =
    core.getStringFromEnv('OTEL_NODE_RESOURCE_DETECTORS') === undefined
      ? [resources.envDetector, resources.processDetector, resources.hostDetector]
      : getResourceDetectorsFromEnv();
  return resources.defaultResource().merge(own).merge(resources.detectResources({ detectors }));
}

/** Exports the metrics of a producer as the environment says; none if it turns them off. */
function metricReaders(producer: metrics.MetricProducer): metrics.IMetricReader[] {
  if (core.getStringListFromEnv('OTEL_METRICS_EXPORTER')?.includes('none')) return [];
  const exportIntervalMillis = core.getNumberFromEnv('OTEL_METRIC_EXPORT_INTERVAL') ?? INTERVAL_MS;
  const timeoutMs = core.getNumberFromEnv('OTEL_METRIC_EXPORT_TIMEOUT') ?? TIMEOUT_MS;
  return [
    new metrics.PeriodicExportingMetricReader({
      exporter: getOtlpMetricExporterFromEnv(),
      exportIntervalMillis,
      exportTimeoutMillis: Math.min(timeoutMs, exportIntervalMillis),
      metricProducers: [producer],
    }),
  ];
}

/** Registers the SDK for this process. Undefined if `OTEL_SDK_DISABLED` is set. */
export function startSdk(service: string, logger: Logger): Telemetry | undefined {
  if (core.getBooleanFromEnv('OTEL_SDK_DISABLED')) return undefined;
  const resource = resourceOf(service);
  const spanProcessors = getSpanProcessorsFromEnv(undefined);
  let read = async (): Promise<string> => '';
  const sdk = new NodeSDK({
    resource,
    autoDetectResources: false,
    spanProcessors,
    metricReaders: metricReaders(prometheusProducer(() => read(), resource)),
    logRecordProcessors: [],
  });
  const level = core.diagLogLevelFromString(core.getStringFromEnv('OTEL_LOG_LEVEL') ?? 'WARN');
  // After the constructor, which would log to the console.
  diag.setLogger(diagLogger(logger), { logLevel: level, suppressOverrideMessage: true });
  sdk.start();
  logger.info('exporting telemetry');
  return {
    client: [new OpenTelemetryWorkflowClientInterceptor()],
    worker: {
      interceptors: {
        activity: [(context) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(context) })],
      },
      sinks: { exporter: workflowSink(spanProcessors, resource) },
    },
    exportMetrics: (source) => void (read = source),
    stop: () => Promise.race([sdk.shutdown(), sleep(STOP_MS, undefined, { ref: false })]),
  };
}
