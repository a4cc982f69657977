import { CloudEvent, HTTP } from 'cloudevents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const STRUCTURED = 'application/cloudevents+json';
let subjects = 0;
const someone = () => `sender-${(subjects += 1)}`;

async function post(
  body: string | null,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Headers; body: Json }> {
  const response = await edge.request('/v1/events', { method: 'POST', body, headers });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : null,
  };
}

const binaryHeaders = (subject: string, more: Record<string, string> = {}) => ({
  'ce-specversion': '1.0',
  'ce-id': 'one',
  'ce-source': '/platform',
  'ce-type': 'chat.turn_taken',
  'ce-subject': subject,
  'content-type': 'application/json',
  ...more,
});
/** A header as a client sends it that writes UTF-8 without encoding it: one character per byte. */
const raw = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test.each(['time', 'datacontenttype', 'dataschema', 'traceparent'])(
  'an optional attribute %s that is null is not set',
  async (name) => {
    const { status } = await edge.post(cloudEvent({ subject: someone(), [name]: null }));
    expect(status).toBe(202);
  },
);

test('a required attribute that is null is missing', async () => {
  const { status, body } = await edge.post(cloudEvent({ id: null }), { type: STRUCTURED });
  expect([status, body.errors[0].pointer]).toEqual([422, '/id']);
});

describe('binary mode', () => {
  test('may have no body and no content type', async () => {
    const subject = someone();
    const { 'content-type': _, ...headers } = binaryHeaders(subject, { 'ce-type': 'stage.started' });
    expect(await post(null, headers)).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect((await edge.get(`/v1/learners/${subject}/events`)).body.data[0].data).toEqual({});
  });

  test.each(['text/json', 'application/vnd.acme.turn+json', 'Application/JSON; charset="UTF-8"'])(
    'takes data as %s',
    async (type) => {
      const headers = binaryHeaders(someone(), { 'content-type': type });
      expect((await post('{"text":"hello"}', headers)).status).toBe(202);
    },
  );

  test.each([
    ['percent-encoded', 'caf%C3%A9%20%22noir%22', 'café "noir"'],
    ['quoted', '"caf%C3%A9 \\"noir\\""', 'café "noir"'],
    ['raw UTF-8', raw('café'), 'café'],
    ['raw Latin-1', 'café', 'café'],
    ['an encoded percent sign', '100%25', '100%'],
  ])('decodes an id that is %s', async (_name, header, id) => {
    const subject = someone();
    await post('{"text":"hello"}', binaryHeaders(subject, { 'ce-id': header }));
    expect((await edge.get(`/v1/learners/${subject}/events`)).body.data[0].id).toBe(id);
    const again = cloudEvent({ id, source: '/platform', subject, data: { text: 'hello' } });
    expect((await edge.post(again)).body.status).toBe('duplicate');
  });

  test.each(['100%', '%zz', '%C3%28'])('refuses the id %s, whose percent-encoding is invalid', async (id) => {
    const { status, body } = await post('{}', binaryHeaders(someone(), { 'ce-id': id }));
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/id' }]]);
  });
});

test.each(['a%20b', 'https://x.example/caf%C3%A9', 'é à', '100% sure'])(
  'the id and source %s are one event whether a sender encodes its headers or not',
  async (name) => {
    const subject = someone();
    const structured = cloudEvent({ id: name, source: name, subject, data: { text: 'hello' } });
    const encoded = name.replaceAll(/[^!-~]|[%"]/gu, (character) =>
      character === '%' ? '%25' : encodeURIComponent(character),
    );
    const statuses = [(await edge.post(structured)).body.status];
    for (const header of [encoded, raw(name)]) {
      const headers = binaryHeaders(subject, { 'ce-id': header, 'ce-source': header });
      const { status, body } = await post('{"text":"hello"}', headers);
      statuses.push(status === 422 ? 'refused' : body.status);
    }
    // Written raw, `%` followed by a space is an invalid escape.
    expect(statuses).toEqual(['accepted', 'duplicate', name.includes('% ') ? 'refused' : 'duplicate']);
  },
);

test.each(['"quoted"', '"with \\"both\\""'])(
  'the id %s is one event whether a sender encodes its quotation marks in a header or not',
  async (id) => {
    const subject = someone();
    const sent = [
      (await edge.post(cloudEvent({ id, source: '/platform', subject, data: { text: 'hello' } }))).body,
    ];
    for (const header of [encodeURIComponent(id), id])
      sent.push((await post('{"text":"hello"}', binaryHeaders(subject, { 'ce-id': header }))).body);
    expect(sent.map(({ status }) => status)).toEqual(['accepted', 'duplicate', 'duplicate']);
  },
);

test('an encoded slash is another id', async () => {
  const subject = someone();
  const ids = ['a/b', 'a%2Fb'];
  const results = await Promise.all(
    ids.map((id) => edge.post(cloudEvent({ id, source: '/projects', subject, data: { text: id } }))),
  );
  expect(results.map(({ body }) => body.status)).toEqual(['accepted', 'accepted']);
});

test('JSON in data_base64 is data', async () => {
  const subject = someone();
  const { data: _, ...rest } = cloudEvent({ subject, id: 'bytes', datacontenttype: 'application/json' });
  const encoded = { ...rest, data_base64: Buffer.from('{"text":"Olá"}').toString('base64') };
  expect((await edge.post(encoded)).body.status).toBe('accepted');
  expect((await edge.get(`/v1/learners/${subject}/events`)).body.data[0].data).toEqual({ text: 'Olá' });
  for (const wrong of ['aGVsbG8=', '%%%', 7]) {
    const { status, body } = await edge.post({ ...encoded, data_base64: wrong }, { type: STRUCTURED });
    expect([status, body.errors[0].pointer]).toEqual([422, '/data_base64']);
  }
});

describe('return=minimal', () => {
  test('answers 204 without a body', async () => {
    const type = { 'content-type': STRUCTURED, prefer: 'return=minimal' };
    const { status, headers, body } = await post(JSON.stringify(cloudEvent({ subject: someone() })), type);
    expect([status, body, headers.get('preference-applied')]).toEqual([204, null, 'return=minimal']);
  });

  test('answers a batch with results if an event was refused', async () => {
    const batch = [cloudEvent({ subject: someone() }), cloudEvent({ subject: 'not an id' })];
    const { status, body } = await post(JSON.stringify(batch), {
      'content-type': 'application/cloudevents-batch+json',
      prefer: 'return=minimal',
    });
    expect([status, body.results.map((one: Json) => one.status)]).toEqual([202, ['accepted', 'invalid']]);
  });
});

test('a broker is answered where pages may call, too', async () => {
  const other = await startEdge({ corsOrigins: ['https://learn.example'] });
  const response = await other.app.request('/v1/events', {
    method: 'OPTIONS',
    headers: { 'webhook-request-origin': 'broker.example' },
  });
  expect(response.headers.get('webhook-allowed-origin')).toBe('broker.example');
  await other.stop();
});

test('a broker that asks whether it may send is answered without a token', async () => {
  const response = await edge.app.request('/v1/events', {
    method: 'OPTIONS',
    headers: { 'webhook-request-origin': 'eventemitter.example.com', 'webhook-request-rate': '120' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('webhook-allowed-origin')).toBe('eventemitter.example.com');
  expect(response.headers.get('webhook-allowed-rate')).toBe('*');
});

test.each(['.', '..'])('the learner id %s, which no URL can carry, is refused', async (subject) => {
  const { status, body } = await edge.post(cloudEvent({ subject }), { type: STRUCTURED });
  expect([status, body.errors[0].pointer]).toEqual([422, '/subject']);
});

test.each([
  ['2026-10-05T09:00:00.1234567890123Z', '2026-10-05T09:00:00.123Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999Z'],
  ['2017-01-01T05:29:60+05:30', '2016-12-31T23:59:59.999Z'],
  ['2026-10-05t09:00:00z', '2026-10-05T09:00:00.000Z'],
])('the time %s is %s', async (time, stored) => {
  const subject = someone();
  expect((await edge.post(cloudEvent({ subject, time }))).status).toBe(202);
  expect((await edge.get(`/v1/learners/${subject}/events`)).body.data[0].time).toBe(stored);
});

test.each(['2026-10-05T24:00:00Z', '2026-10-05T12:30:60Z', '2026-10-05T09:60:00Z', '2026-02-30T09:00:00Z'])(
  'the time %s is refused',
  async (time) => {
    const { status, body } = await edge.post(cloudEvent({ subject: someone(), time }), { type: STRUCTURED });
    expect([status, body.errors[0].pointer]).toEqual([422, '/time']);
  },
);

test('the JavaScript SDK’s structured, binary and batch form of an event are one event', async () => {
  const subject = someone();
  const event = new CloudEvent({
    id: 'sdk-1',
    source: 'https://academy.example/caf%C3%A9',
    type: 'chat.turn_taken',
    subject,
    time: '2026-10-05T09:00:00.000Z',
    data: { text: 'Sent by an SDK.' },
  });
  const statuses: string[] = [];
  for (const { headers, body } of [HTTP.structured(event), HTTP.binary(event)]) {
    const sent = await post(body as string, headers as Record<string, string>);
    statuses.push(sent.body.status);
  }
  const batch = await post(JSON.stringify([event, event]), {
    'content-type': 'application/cloudevents-batch+json',
  });
  statuses.push(...batch.body.results.map((one: Json) => one.status));
  expect(statuses).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate']);
});
