import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { freePort } from '../../src/embedded/free-port.ts';
import { startTelemetry } from '../../src/services/telemetry/telemetry.ts';
import { startEdge } from '../http/support/edge.ts';
import { cloudEvent } from '../http/support/cloud-event.ts';
import { collectingLogger } from '../support/collecting-logger.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

test('a collector that is away or hangs neither fails nor delays requests, and does not keep a process from ending', async () => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_BSP_SCHEDULE_DELAY: '20',
    OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
  });
  const { logger, lines } = collectingLogger();
  const telemetry = (await startTelemetry({ otlpEndpoint: endpoint }, 'away', logger))!;
  const edge = await startEdge();
  const postAll = async () => {
    for (let sent = 0; sent < 20; sent += 1) expect((await edge.post(cloudEvent())).status).toBe(202);
  };
  await postAll();
  await expect.poll(() => lines.map(({ reason }) => String(reason)).join()).toContain('ECONNREFUSED');

  const sockets: { destroy(): void }[] = [];
  const silent = createServer((socket) => void sockets.push(socket));
  await once(silent.listen(port, '127.0.0.1'), 'listening');
  await postAll();
  await expect.poll(() => sockets.length).toBeGreaterThan(0);
  await postAll();
  const api = spawn(process.execPath, [MAIN, 'api'], {
    env: {
      ...process.env,
      DATABASE_URL: edge.url,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      PORT: '0',
      OTEL_EXPORTER_OTLP_TIMEOUT: '600000',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const isUp = (line: string) => line.includes('"listening"');
  for await (const line of createInterface({ input: api.stdout })) if (isUp(line)) break;
  api.kill('SIGTERM');
  const [code] = (await once(api, 'exit')) as [number | null];
  expect(code).toBe(0);

  const begun = performance.now();
  await telemetry.stop();
  expect(performance.now() - begun).toBeLessThan(8000);
  for (const socket of sockets) socket.destroy();
  silent.close();
  await edge.stop();
});
