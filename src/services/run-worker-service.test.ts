import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, inject, test } from 'vitest';
import { collectingLogger } from '../../test/support/collecting-logger.ts';
import { cloudEvent } from '../../test/http/support/cloud-event.ts';
import { openStore } from '../../test/support/open-store.ts';
import { readConfig } from '../config.ts';
import { runApi } from './run-api.ts';
import { runWorkerService } from './run-worker-service.ts';
import { createTemporalClient } from './temporal-connection.ts';

const db = openStore({ size: 8, sweepAfterMs: 500 });

async function split() {
  const { store } = db;
  const temporal = { address: inject('temporalAddress'), namespace: 'default' };
  const client = createTemporalClient(temporal);
  const config = readConfig({ PORT: '0', METRICS_PORT: '0', TOUCHSTONE_DATA: inject('bundleDir') });
  const [api, worker] = [collectingLogger('debug'), collectingLogger()];
  const common = { store, client, temporal, config };
  const runningWorker = await runWorkerService({ ...common, logger: worker.logger });
  const runningApi = await runApi({ ...common, logger: api.logger });
  const portOf = (lines: typeof api.lines) =>
    lines.find(({ msg }) => msg === 'serving metrics')?.url as string;
  return {
    api: { lines: api.lines, url: runningApi.url, metrics: portOf(api.lines) },
    worker: { lines: worker.lines, metrics: portOf(worker.lines) },
    async stop() {
      await runningApi.stop();
      await runningWorker.stop();
      await client.connection.close();
    },
  };
}

/** The first line of the answer to a post with a header, whose body is not sent. */
async function firstLineFor(url: string, header: string): Promise<string | undefined> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  socket.write(`POST /metrics HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n${header}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [string];
  socket.destroy();
  return answer.split('\r\n')[0];
}

const textOf = async (url: string) => (await fetch(`${url}/metrics`)).text();
const valueOf = (text: string, series: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1) ?? NaN,
  );

test('api and worker tell their state and count their own work, and one event can be followed through both', async () => {
  const { api, worker, stop } = await split();
  const { secret } = await db.store.keys.create({
    name: 'test',
    scopes: ['ingest', 'read'],
    prefix: null,
    expiresAt: null,
  });
  const headers = { authorization: `Bearer ${secret}`, 'x-request-id': 'follow.me' };
  const event = cloudEvent({
    subject: 'ada',
    type: 'stage.completed',
    data: { stage: 'kickoff', outcome: 'passed', text: 'This is what I wrote at the end of the stage.' },
  });
  await fetch(`${api.url}/v1/events`, {
    method: 'POST',
    body: JSON.stringify(event),
    headers: { ...headers, 'content-type': 'application/cloudevents+json' },
  });
  await expect.poll(() => worker.lines.map(({ msg }) => msg), { timeout: 30_000 }).toContain('verdict');

  const lineOf = (lines: typeof api.lines, msg: string) => lines.find((line) => line.msg === msg);
  expect(lineOf(api.lines, 'accepted')).toMatchObject({
    requestId: 'follow.me',
    learner: 'ada',
    fromSeq: 1,
    toSeq: 1,
  });
  expect(lineOf(worker.lines, 'awarded')).toMatchObject({
    requestIds: ['follow.me'],
    learner: 'ada',
    fromSeq: 1,
    toSeq: 1,
  });
  expect(lineOf(worker.lines, 'verdict')).toMatchObject({
    requestId: 'follow.me',
    learner: 'ada',
    seq: 1,
    calibration: 1,
    judge: 'offline',
  });
  expect(JSON.stringify([api.lines, worker.lines])).not.toContain('what I wrote');
  const stored = await fetch(`${api.url}/v1/learners/ada/events`, { headers });
  expect(await stored.json()).toMatchObject({ data: [{ seq: 1, requestId: 'follow.me' }] });

  for (const { metrics } of [api, worker]) {
    expect(await (await fetch(`${metrics}/livez`)).json()).toEqual({ live: true });
    await expect
      .poll(async () => (await fetch(`${metrics}/readyz`)).json(), { timeout: 10_000 })
      .toMatchObject({
        ready: true,
        postgres: 'up',
        services: { schema: 'up', temporal: 'up', namespace: 'up', worker: 'up' },
      });
  }
  expect(await firstLineFor(worker.metrics, 'expect: 100-continue')).toBe('HTTP/1.1 404 Not Found');
  const [front, back] = [await textOf(api.metrics), await textOf(worker.metrics)];
  const bothOf = (series: string) => [valueOf(front, series), valueOf(back, series)];
  expect(bothOf('touchstone_events_total{status="accepted"}')).toEqual([1, NaN]);
  expect(bothOf('touchstone_awards_total')).toEqual([0, 1]);
  expect(bothOf('touchstone_event_to_award_seconds_count')).toEqual([0, 1]);
  expect(bothOf('touchstone_completion_to_verdict_seconds_count')).toEqual([0, 1]);
  expect(bothOf('touchstone_verdicts_total{judge="offline",outcome="scored"}')).toEqual([NaN, 1]);
  // One reading with the award, or one for each link.
  const offlineCalls = valueOf(
    back,
    'touchstone_judge_call_seconds_count{judge="offline",outcome="answered"}',
  );
  expect([1, 2]).toContain(offlineCalls);
  expect(valueOf(front, 'touchstone_rings_sent_total')).toBeGreaterThan(0);
  // The first sweep may come after all of this.
  const sweeps = async () => valueOf(await textOf(worker.metrics), 'touchstone_sweeps_total{outcome="done"}');
  await expect.poll(sweeps, { timeout: 10_000 }).toBeGreaterThan(0);
  // Set every two seconds, while /readyz looks when it is asked.
  const workerUp = async (url: string) =>
    valueOf(await textOf(url), 'touchstone_service_up{service="worker"}');
  for (const { metrics } of [api, worker])
    await expect.poll(() => workerUp(metrics), { timeout: 10_000 }).toBe(1);
  for (const text of [front, back]) {
    expect(valueOf(text, 'touchstone_pool_wait_seconds_count')).toBeGreaterThan(0);
    expect(valueOf(text, 'touchstone_event_loop_lag_seconds_count')).toBeGreaterThan(0);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
  }
  expect(back).toMatch(/^temporal_worker_task_slots_available\{/m);
  expect(back).toMatch(/^temporal_workflow_task_execution_latency_seconds_bucket\{/m);
  expect(back).toMatch(/^temporal_sticky_cache_size\{/m);
  await stop();
});
