import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { runApi } from '../../src/services/run-api.ts';
import { runWorkerService } from '../../src/services/run-worker-service.ts';
import { startTelemetry } from '../../src/services/telemetry/telemetry.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { openStream } from '../http/support/sse.ts';
import { cloudEvent } from '../http/support/cloud-event.ts';
import { collectingLogger } from '../support/collecting-logger.ts';
import { complete, startModelServer } from '../support/model-server.ts';
import { openStore } from '../support/open-store.ts';
import { startOtlpReceiver } from '../support/otlp-receiver.ts';
import { startReceiver } from '../support/webhook-receiver.ts';

const MARKER = 'zanzibar';
const TEXT = `I counted the ${MARKER} customers twice, since their contracts overlap, and wrote down why.`;

const SCORED = JSON.stringify({ quality: { evidence: true, band: 4, confidence: 1, quotes: [TEXT] } });
const CHECKED = JSON.stringify({
  confidence: [],
  flags: [],
  asksReview: false,
  reason: `Counts the ${MARKER} customers.`,
});

const db = openStore({ size: 12, sweepAfterMs: 2000 });
let started: Awaited<ReturnType<typeof startAll>>;

async function startAll() {
  const collector = await startOtlpReceiver();
  Object.assign(process.env, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_METRIC_EXPORT_INTERVAL: '200',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  });
  const model = await startModelServer((request, response) => {
    const asksForScores = request.messages.at(-1)!.content.includes('Transcript:');
    complete(response, asksForScores ? SCORED : CHECKED);
  });
  const hook = await startReceiver();
  const { store } = db;
  const config = readConfig({
    ...process.env,
    PORT: '0',
    METRICS_PORT: '0',
    LOG_LEVEL: 'debug',
    TOUCHSTONE_DATA: inject('bundleDir'),
    JUDGE_MODEL: 'compatible:tiny',
    JUDGE_BASE_URL: model.baseUrl,
    WEBHOOK_PRIVATE: 'true',
  });
  const log = collectingLogger('debug');
  const { logger } = log;
  const telemetry = (await startTelemetry(config, 'touchstone-test', logger))!;
  const temporal = { address: inject('temporalAddress'), namespace: 'default' };
  const client = createTemporalClient(temporal, telemetry);
  const common = { store, client, temporal, config, logger, telemetry };
  const worker = await runWorkerService(common);
  // Both would send their metrics; in the product only one of them is in a process.
  const api = await runApi({ ...common, telemetry: { ...telemetry, exportMetrics: () => undefined } });
  const { secret } = await store.keys.create({
    name: 'test',
    scopes: ['ingest', 'read', 'admin'],
    prefix: null,
    expiresAt: null,
  });
  const headers = { authorization: `Bearer ${secret}` };
  const settings = { url: hook.url, kinds: ['award', 'calibration'] as const, prefix: null, group: null };
  await store.webhooks.put('hook', { ...settings, kinds: [...settings.kinds], roles: [] });
  return {
    collector,
    model,
    hook,
    lines: log.lines,
    api,
    headers,
    async stop() {
      await api.stop();
      await worker.stop();
      await client.connection.close();
      await telemetry.stop();
      model.stop();
      await hook.stop();
      await collector.stop();
    },
  };
}

beforeAll(async () => {
  started = await startAll();
});
afterAll(() => started.stop());

async function post(body: unknown, headers: Record<string, string> = {}): Promise<void> {
  const kind = Array.isArray(body) ? 'cloudevents-batch' : 'cloudevents';
  const response = await fetch(`${started.api.url}/v1/events`, {
    method: 'POST',
    headers: { ...started.headers, 'content-type': `application/${kind}+json`, ...headers },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(202);
}

const turn = (subject: string, more: Record<string, unknown> = {}) =>
  cloudEvent({ subject, time: new Date().toISOString(), data: { stage: 'kickoff', text: TEXT }, ...more });
const completion = (subject: string) =>
  turn(subject, {
    type: 'stage.completed',
    data: {
      stage: 'kickoff',
      outcome: 'passed',
      text: `At the end I told my coach how many ${MARKER} customers left.`,
    },
  });

const parentOf = (digit: string, flags = '01') => `00-${digit.repeat(32)}-${digit.repeat(16)}-${flags}`;
const traceOf = (digit: string) => started.collector.trace(digit.repeat(32));
const spanOf = (digit: string, name: string) => traceOf(digit).find((span) => span.name === name);

/** Waits until a trace has spans of these names, and each only once. */
async function untilTraced(digit: string, ...names: string[]): Promise<void> {
  const counts = () =>
    names.map((name) => [name, traceOf(digit).filter((span) => span.name === name).length]);
  await expect.poll(counts).toEqual(names.map((name) => [name, 1]));
}

test('one event is one trace, from the caller over intake, Temporal, award and verdict to stream and webhook', async () => {
  await post(turn('ada'), { traceparent: parentOf('b') });
  await untilTraced('b', 'accept chat.turn_taken', 'award chat.turn_taken', 'webhook award');
  const live = await openStream(`${started.api.url}/v1/stream`, started.headers);
  await post(completion('ada'), { traceparent: parentOf('a'), 'x-request-id': 'follow.me' });
  await live.until((events) => events.some(({ event }) => event === 'calibration'), 40_000);
  await live.close();
  await untilTraced(
    'a',
    'POST /v1/events',
    'accept stage.completed',
    'events-insert-completing',
    'SignalWithStartWorkflow:learner',
    'HandleSignal:doorbell',
    'RunActivity:award',
    'award-batch',
    'award stage.completed',
    'RunActivity:calibrate',
    'verdict',
    'judge score',
    'judge check',
    'calibration-append',
    'stream award',
    'stream verdict',
    'webhook award',
    'webhook calibration',
  );
  const request = spanOf('a', 'POST /v1/events')!;
  expect(request).toMatchObject({
    service: 'touchstone-test',
    parentSpanId: 'a'.repeat(16),
    attributes: {
      'http.route': '/v1/events',
      'http.response.status_code': 202,
      'touchstone.request_id': 'follow.me',
    },
  });
  const accepted = spanOf('a', 'accept stage.completed')!;
  expect(accepted.parentSpanId).toBe(request.spanId);
  expect(accepted.attributes).toMatchObject({ 'touchstone.learner': 'ada', 'touchstone.event.seq': 2 });
  for (const name of ['award stage.completed', 'verdict', 'stream award', 'stream verdict', 'webhook award'])
    expect(spanOf('a', name)!.parentSpanId, name).toBe(accepted.spanId);
  expect(spanOf('a', 'judge score')!.parentSpanId).toBe(spanOf('a', 'verdict')!.spanId);
  expect(traceOf('a').filter(({ name }) => name === 'chat tiny')).toHaveLength(2);
  expect(spanOf('a', 'chat tiny')!.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'tiny',
    'gen_ai.usage.input_tokens': 100,
  });
  expect(started.hook.received.at(-1)!.headers['traceparent']).toContain('a'.repeat(32));
  expect(started.model.headers.every((headers) => headers['traceparent'] === undefined)).toBe(true);
});

test('the log names request, learner, event and trace of each step', async () => {
  const lineOf = (msg: string) =>
    started.lines.find((line) => line.msg === msg && JSON.stringify(line).includes('follow.me'));
  const traceId = 'a'.repeat(32);
  expect(lineOf('accepted')).toMatchObject({ requestId: 'follow.me', learner: 'ada', fromSeq: 2, traceId });
  expect(lineOf('awarded')).toMatchObject({ learner: 'ada', fromSeq: 2, toSeq: 2, traceIds: [traceId] });
  expect(lineOf('verdict')).toMatchObject({ requestId: 'follow.me', learner: 'ada', seq: 2, traceId });
});

test('events of a batch have a trace each, which leads to that of the request', async () => {
  const batch = [
    ...Array.from({ length: 6 }, () => turn('bob')),
    turn('bob', { traceparent: parentOf('c') }),
    turn('bob', { traceparent: 'nonsense' }),
  ];
  await post(batch, { traceparent: parentOf('d') });
  const awards = () =>
    started.collector.spans.filter(
      ({ name, attributes }) => name.startsWith('award ') && attributes['touchstone.learner'] === 'bob',
    );
  await expect.poll(() => awards().length).toBe(8);
  expect(new Set(awards().map(({ traceId }) => traceId)).size).toBe(8);
  await untilTraced('c', 'accept chat.turn_taken', 'award chat.turn_taken');
  await untilTraced('d', 'POST /v1/events');
  const accepts = started.collector.spans.filter(
    ({ name, links }) => name.startsWith('accept ') && links.length > 0,
  );
  expect(accepts).toHaveLength(8);
  for (const { links } of accepts) expect(links).toMatchObject([{ traceId: 'd'.repeat(32) }]);
});

test('events of an attended learner are awarded in their own traces, and the transaction in one of its own', async () => {
  for (const digit of ['1', '2', '3', '4']) {
    await post(turn('eve'), { traceparent: parentOf(digit) });
    await untilTraced(digit, 'accept chat.turn_taken', 'award chat.turn_taken');
  }
  const attended = started.collector.spans.find(({ name }) => name === 'award attended')!;
  expect(attended.parentSpanId ?? '').toBe('');
  const linked = started.collector.spans.filter(({ links }) =>
    links.some(({ spanId }) => spanId === attended.spanId),
  );
  expect(linked.map(({ name }) => name)).toContain('award chat.turn_taken');
});

test('a trace that the caller does not sample is not recorded, and still logged', async () => {
  await post(turn('fay'), { traceparent: parentOf('e', '00') });
  const awarded = () => started.lines.find(({ msg, learner }) => msg === 'awarded' && learner === 'fay');
  await expect.poll(awarded).toMatchObject({ traceIds: ['e'.repeat(32)] });
  await post(turn('fay'), { traceparent: parentOf('f') });
  await untilTraced('f', 'accept chat.turn_taken', 'award chat.turn_taken');
  expect(traceOf('e')).toEqual([]);
});

test('the metrics sent are those that /metrics serves, those of the Temporal SDK among them', async () => {
  const sent = () => started.collector.metrics.get('touchstone-test') ?? new Map<string, never>();
  await expect.poll(() => sent().has('touchstone_verdicts_total')).toBe(true);
  const { url } = started.lines.find(({ msg }) => msg === 'serving metrics') as unknown as { url: string };
  const served = await (await fetch(`${url}/metrics`)).text();
  const names = [...served.matchAll(/^# TYPE (touchstone_\w+) /gmu)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(20);
  const hasSample = (name: string) => new RegExp(`^${name}(?:_bucket)?[{ ]`, 'mu').test(served);
  await expect.poll(() => names.filter(hasSample).filter((name) => !sent().has(name))).toEqual([]);
  expect([...sent().keys()].some((name) => name.startsWith('temporal_'))).toBe(true);
});

test('nothing that is exported or logged contains what people or models said, nor what a caller puts into headers', async () => {
  await post(turn('gil'), {
    traceparent: parentOf('9'),
    tracestate: `vendor=${MARKER}`,
    baggage: `note=${MARKER}`,
  });
  await untilTraced('9', 'POST /v1/events', 'award chat.turn_taken');
  const missing = await fetch(`${started.api.url}/v1/${MARKER}?q=${MARKER}`, { headers: started.headers });
  expect(missing.status).toBe(404);
  await expect.poll(() => started.collector.spans.some(({ name }) => name === 'GET /*')).toBe(true);
  expect(started.model.requests.some((request) => JSON.stringify(request).includes(MARKER))).toBe(true);
  expect(started.collector.bodies.length).toBeGreaterThan(5);
  expect(started.collector.bodies.filter((body) => body.includes(MARKER))).toEqual([]);
  expect(started.lines.filter((line) => JSON.stringify(line).includes(MARKER))).toEqual([]);
});
