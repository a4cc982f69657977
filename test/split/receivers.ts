import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../src/embedded/free-port.ts';
import { startOtlpReceiver } from '../support/otlp-receiver.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { createProgram, type Program } from './process.ts';

export type Receivers = Awaited<ReturnType<typeof startReceivers>>;

/** The configuration of an OpenTelemetry Collector between the product and our receiver; JSON is valid YAML. */
function collectorConfig({ http, grpc }: { http: number; grpc: number }, to: string): string {
  const protocols = {
    http: { endpoint: `127.0.0.1:${http}` },
    grpc: { endpoint: `127.0.0.1:${grpc}` },
  };
  const pipeline = { receivers: ['otlp'], exporters: ['otlphttp'] };
  return JSON.stringify({
    receivers: { otlp: { protocols } },
    exporters: { otlphttp: { endpoint: to, encoding: 'json', compression: 'none' } },
    service: {
      pipelines: { traces: pipeline, metrics: pipeline },
      telemetry: { metrics: { level: 'none' } },
    },
  });
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  return true;
}

/** Starts a Collector, which gets protobuf over HTTP from the APIs and over gRPC from the workers. */
async function startCollector(command: string, folder: string, to: string) {
  const ports = { http: await freePort(), grpc: await freePort() };
  const config = join(folder, 'collector.yaml');
  writeFileSync(config, collectorConfig(ports, to));
  const program: Program = createProgram({
    name: 'collector',
    command: [command, '--config', config],
    env: process.env,
    logFile: join(folder, 'collector.log'),
    isReady: () => accepts(ports.grpc),
  });
  await program.start();
  const endpoint = (port: number) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  return {
    api: endpoint(ports.http),
    worker: { ...endpoint(ports.grpc), OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
  };
}

/**
 * What stands beside the product and is told by it: a receiver of webhooks, and one of telemetry, with a Collector in
 * between if its command is given. `env` is what each kind of process needs for that.
 */
export async function startReceivers(folder: string, collector?: string) {
  const hooks = await startReceiver();
  const telemetry = await startOtlpReceiver();
  const direct = { OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };
  const to =
    collector === undefined
      ? { api: direct, worker: direct }
      : await startCollector(collector, folder, telemetry.url);
  const common = {
    WEBHOOK_PRIVATE: 'true',
    OTEL_BSP_SCHEDULE_DELAY: '1000',
    OTEL_METRIC_EXPORT_INTERVAL: '5000',
  };
  return {
    hooks,
    telemetry,
    env: { api: { ...common, ...to.api }, worker: { ...common, ...to.worker } },
    async stop(): Promise<void> {
      await hooks.stop();
      await telemetry.stop();
    },
  };
}
