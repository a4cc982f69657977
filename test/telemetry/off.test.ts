import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startTelemetry } from '../../src/services/telemetry/telemetry.ts';
import { startEdge } from '../http/support/edge.ts';
import { cloudEvent } from '../http/support/cloud-event.ts';
import { quiet } from '../support/quiet.ts';

const HOME = fileURLToPath(new URL('../..', import.meta.url));
const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

test('without OTEL_EXPORTER_OTLP_ENDPOINT nothing of the SDK is loaded', async () => {
  expect(await startTelemetry({ otlpEndpoint: undefined }, 'off', quiet as never)).toBeUndefined();
  const code = `
    await import('./src/cli/program.ts');
    const { default: Module } = await import('node:module');
    console.log(JSON.stringify(Object.keys(Module._cache)));`;
  const loaded = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: HOME, encoding: 'utf8' }),
  ) as string[];
  expect(loaded.some((path) => path.includes('@opentelemetry/api/'))).toBe(true);
  expect(loaded.filter((path) => /@opentelemetry\/(?!api\/)|interceptors-opentelemetry/u.test(path))).toEqual(
    [],
  );
});

test('without telemetry no trace is stored', async () => {
  const edge = await startEdge();
  const sent = await edge.post(cloudEvent({ traceparent: TRACEPARENT }), {
    headers: { traceparent: TRACEPARENT },
  });
  expect(sent.status).toBe(202);
  const client = new pg.Client({ connectionString: edge.url });
  await client.connect();
  const { rows } = await client.query('SELECT traceparent FROM events');
  await client.end();
  expect(rows).toEqual([{ traceparent: null }]);
  await edge.stop();
});
