import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentText } from '../../src/http/openapi/api-document.ts';
import { cloudEvent } from './support/cloud-event.ts';
import { startEdge, type Edge } from './support/edge.ts';
import type { Json } from './support/json.ts';

const document: Json = JSON.parse(documentText());

type Operation = {
  method: string;
  path: string;
  parameters: { in: string; name: string }[];
  types: string[];
  responses: object;
};

const OPERATIONS: Operation[] = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
    method: method.toUpperCase(),
    path,
    parameters,
    types: Object.keys(requestBody?.content ?? {}),
    responses,
  })),
);
const named = OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

let edge: Edge;
let token: string;
beforeAll(async () => {
  edge = await startEdge();
  token = await edge.keyOf(['ingest', 'read', 'review', 'admin']);
  await edge.post([
    cloudEvent({ subject: 'maya' }),
    cloudEvent({ subject: 'maya', type: 'stage.completed', data: { stage: 'kickoff' } }),
  ]);
  await edge.award('maya');
});
afterAll(() => edge.stop());

const KNOWN: Record<string, string> = {
  id: 'maya',
  number: '1',
  item: '1',
  entry: '1',
  viewer: 'hiring-7',
  code: '15-1211.00',
  credential: '6f1c9a52-3d0e-4b7e-9a63-0f6d1c2b3a44',
  list: '0',
};
const cursorOf = (text: string) => Buffer.from(text).toString('base64url');
const NUMBERS = [
  '2147483648',
  '4294967296',
  '9007199254740993',
  '9223372036854775808',
  '9'.repeat(40),
  '-1',
  '1e3',
  '0x10',
];
const HOSTILE = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%FF',
  '%',
  "'",
  '%27%22%5C',
  '%F0%9F%98%80',
  'x'.repeat(3000),
  '%2e%2e',
  ...NUMBERS,
];
const CURSORS = [
  ...NUMBERS.map((number) => cursorOf(`n${number}`)),
  ...['s\0', 's', 'sé', 'n', 'n\0', '\0'].map(cursorOf),
  '%00',
  '=',
];
const TIMES = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00%2B14:00',
  '9999-12-31T23:59:59-14:00',
  '-4713-01-01T00:00:00Z',
];

/** The path of an operation with one part replaced. */
function pathWith({ path }: Operation, name: string, value: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_all, part: string) =>
    part === name ? value : (KNOWN[part] as string),
  );
}

function urlsOf(operation: Operation): string[] {
  return operation.parameters.flatMap(({ in: place, name }) => {
    if (place === 'path') return HOSTILE.map((value) => pathWith(operation, name, value));
    if (place !== 'query') return [];
    const values = [...HOSTILE, ...(name === 'cursor' ? CURSORS : []), ...(name === 'as_of' ? TIMES : [])];
    return values.map((value) => `${pathWith(operation, '', '')}?${name}=${value}`);
  });
}

const isStream = ({ path }: Operation) => path.endsWith('/stream');
describe('a path or query that Postgres could not take is never a server error:', () => {
  test.each(named)('%s', async (_name, operation) => {
    const { method, types, responses } = operation;
    const answers = await Promise.all(
      urlsOf(operation).map(async (url) => {
        const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
        const abort = new AbortController();
        const headers = types[0] === undefined ? {} : { 'content-type': 'application/json' };
        const { status } = await edge.request(url, { method, token, headers, signal: abort.signal, ...body });
        return [url.slice(0, 120), status] as const;
      }),
    );
    const documented = new Set([...Object.keys(responses).map(Number), 302, 404, 405]);
    expect(answers.filter(([, status]) => status >= 500 || !documented.has(status))).toEqual([]);
  });
});

test('a hostile position of a stream begins with a reset', async () => {
  const last = `${edge.epoch}.${'9'.repeat(19)}.999999999999999.-999999999999999.-999999.${(Date.now() / 1000).toString(36).split('.')[0]}`;
  const response = await edge.request('/v1/stream', { token, headers: { 'last-event-id': last } });
  expect(response.status).toBe(200);
  await response.body?.cancel();
});

test('a number or text that no column can hold is refused in an event', async () => {
  const refused = async (event: Record<string, unknown>) =>
    (await edge.post(cloudEvent(event))).body.errors?.[0]?.pointer;
  expect(await refused({ type: 'voice.session_ended', data: { durationMs: 1e308 } })).toBe(
    '/data/durationMs',
  );
  expect(await refused({ time: '0000-01-01T00:00:00Z' })).toBe('/time');
  expect(await refused({ source: 'a\0' })).toBe('/source');
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': 'a%00',
    'ce-source': 's',
    'ce-type': 'chat.turn_taken',
    'ce-subject': 'maya',
  };
  const binary = await edge.post({ text: 'x' }, { type: 'application/json', headers });
  expect([binary.status, binary.body.errors[0].pointer]).toEqual([422, '/id']);
});

describe('HEAD', () => {
  test.each(named.filter(([, { method }]) => method === 'GET'))(
    'answers like %s, without a body',
    async (_name, operation) => {
      const path = pathWith(operation, '', '');
      const head = await edge.request(path, { method: 'HEAD', token });
      expect(await head.text()).toBe('');
      const get = await edge.request(path, { token });
      expect(head.status).toBe(get.status);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      await get.body?.cancel();
      const refused = await edge.request(path, { method: 'TRACE_', token });
      expect(refused.headers.get('allow')?.split(', ')).toContain('HEAD');
    },
  );

  test('of a stream opens none', async () => {
    const open = async () =>
      /touchstone_streams (\d+)/.exec(await (await edge.request('/metrics', { token })).text())?.[1];
    const before = await open();
    for (const { path } of OPERATIONS.filter(isStream))
      await edge.request(path.replace('{id}', 'maya'), { method: 'HEAD', token });
    expect(await open()).toBe(before);
  });
});

describe('every call that reads a body refuses with 415', () => {
  const reading = named.filter(([, { types }]) => types.length > 0);
  const BODIES: [string, Record<string, string>][] = [
    ['gzip', { 'content-encoding': 'gzip' }],
    ['several encodings', { 'content-encoding': 'gzip, br' }],
    ['an encoded transfer', { 'transfer-encoding': 'gzip, chunked' }],
    ['another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ['another type', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ];
  test.each(BODIES)('%s', async (_name, headers) => {
    for (const [name, operation] of reading) {
      const { method, types } = operation;
      const init = { method, token, body: '{}', headers: { 'content-type': types[0] as string, ...headers } };
      expect([name, (await edge.request(pathWith(operation, '', ''), init)).status]).toEqual([name, 415]);
    }
  });
});

test('a field named twice is refused, at any depth and however it is written', async () => {
  const base = JSON.stringify(cloudEvent()).slice(1, -1);
  const status = async (more: string) => (await edge.post(`{${base}${more}}`)).status;
  expect(await status('')).toBe(202);
  expect(await status(',"subject":"noor"')).toBe(400);
  expect(await status(',"sub\\u006aect":"noor"')).toBe(400);
  expect(await status(',"more":[{"a":1,"a":1}]')).toBe(400);
  expect(await status(',"more":{"a":{"a":1},"b":"\\"c\\":\\\\","":0}')).toBe(202);
  expect(await status(',"__proto__":1,"__proto__":2')).toBe(400);
});

describe('the document', () => {
  test.each(named)('names a server error and an outage for %s', (_name, { responses }) => {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['500', '503']));
  });

  test('has a schema that the answer to a registration satisfies', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, 'document');
    const valid = ajv.getSchema('document#/components/schemas/LearnerProfile');
    const init = {
      method: 'PUT',
      token,
      body: '{"groups":["spring"]}',
      headers: { 'content-type': 'application/json' },
    };
    const response = await edge.request('/v1/learners/noor', init);
    expect([response.status, valid?.(await response.json())]).toEqual([200, true]);
  });
});

test('metrics need a token on the same machine too', async () => {
  const bindings = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  for (const headers of [
    {},
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '::1' },
  ])
    expect((await edge.app.request('/metrics', { headers }, bindings)).status).toBe(401);
});
