import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
const data = (of: Record<string, unknown>) => cloudEvent({ data: of });
const check = (of: Record<string, unknown>) => cloudEvent({ type: 'note.check_attempted', data: of });
const work = { artefact: 'note', revision: 1 };
const file = { name: 'a.sql', mediaType: 'text/plain', sha256: 'a'.repeat(64) };

// Each with the pointer of its error.
const INVALID: [string, unknown, string][] = [
  ['a number instead of an object', 42, ''],
  ['null', null, ''],
  ['an array sent as a single event', [cloudEvent()], ''],
  ['another version of CloudEvents', cloudEvent({ specversion: '0.3' }), '/specversion'],
  ['no id', cloudEvent({ id: undefined }), '/id'],
  ['an empty id', cloudEvent({ id: '' }), '/id'],
  ['a line break in the id', cloudEvent({ id: 'a\nb' }), '/id'],
  ['a noncharacter in the source', cloudEvent({ source: 'a\uFFFE' }), '/source'],
  ['a number as id', cloudEvent({ id: 7 }), '/id'],
  ['no source', cloudEvent({ source: undefined }), '/source'],
  ['no type', cloudEvent({ type: undefined }), '/type'],
  ['an unknown type', cloudEvent({ type: 'chat.turn_imagined' }), '/type'],
  ['a type that is a property of Object.prototype', cloudEvent({ type: 'constructor' }), '/type'],
  ['no subject', cloudEvent({ subject: undefined }), '/subject'],
  ['an e-mail as learner id', cloudEvent({ subject: 'maya@academy.example' }), '/subject'],
  ['a name as learner id', cloudEvent({ subject: 'Maya Lind' }), '/subject'],
  ['a learner id of 129 characters', cloudEvent({ subject: 'x'.repeat(129) }), '/subject'],
  ['an invalid time', cloudEvent({ time: 'yesterday' }), '/time'],
  ['a time without a zone', cloudEvent({ time: '2026-10-05T09:00:00' }), '/time'],
  ['the 31st of June', cloudEvent({ time: '2026-06-31T09:00:00Z' }), '/time'],
  ['a time before 1970', cloudEvent({ time: '0001-01-01T00:00:00Z' }), '/time'],
  ['a time six minutes ahead', cloudEvent({ time: ahead(360_000) }), '/time'],
  ['data that is not JSON', cloudEvent({ data: undefined, data_base64: 'aGVsbG8=' }), '/data_base64'],
  ['a datacontenttype that is not JSON', cloudEvent({ datacontenttype: 'text/plain' }), '/datacontenttype'],
  ['data that is text', cloudEvent({ data: 'hello' }), '/data'],
  ['data that is null', cloudEvent({ data: null }), '/data'],
  ['a program that no URL can carry', data({ program: '..' }), '/data/program'],
  ['data that is an array', cloudEvent({ data: [] }), '/data'],
  ['text that is a number', data({ text: 1 }), '/data/text'],
  ['an unknown speaker', data({ speaker: 'robot' }), '/data/speaker'],
  ['an empty stage', data({ stage: '' }), '/data/stage'],
  ['a stage too long for an index', data({ stage: 'x'.repeat(257) }), '/data/stage'],
  ['an unknown outcome', cloudEvent({ type: 'stage.completed', data: { outcome: 'won' } }), '/data/outcome'],
  [
    'a transcript line without a speaker',
    data({ transcript: [{ text: 'x' }] }),
    '/data/transcript/0/speaker',
  ],
  [
    'a transcript with an invalid time',
    data({ transcript: [{ speaker: 'coach', text: 'x', at: 'noon' }] }),
    '/data/transcript/0/at',
  ],
  ['files that are not an array', data({ files: file }), '/data/files'],
  [
    'a file with an invalid digest',
    data({ files: [file, { ...file, sha256: 'x' }] }),
    '/data/files/1/sha256',
  ],
  [
    'a note without its artefact',
    cloudEvent({ type: 'note.submitted', data: { revision: 1, text: 'x' } }),
    '/data/artefact',
  ],
  [
    'a work without its revision',
    cloudEvent({ type: 'work.submitted', data: { artefact: 'a' } }),
    '/data/revision',
  ],
  ['a check without a result', check(work), '/data/passed'],
  [
    'a check with an item without a result',
    check({ ...work, items: [{ name: 'units' }] }),
    '/data/items/0/passed',
  ],
  [
    'a voice session without its length',
    cloudEvent({ type: 'voice.session_ended', data: {} }),
    '/data/durationMs',
  ],
  [
    'a negative length',
    cloudEvent({ type: 'voice.session_ended', data: { durationMs: -1 } }),
    '/data/durationMs',
  ],
  [
    'a cowork action without the action',
    cloudEvent({ type: 'cowork.action_taken', data: { actor: 'learner' } }),
    '/data/action',
  ],
  ['JSON 100 levels deep', data({ deep: nested(100) }), `/data/deep${'/0'.repeat(30)}`],
  ['a lone surrogate', data({ text: 'a\ud800b' }), '/data/text'],
  ['a lone surrogate in a name', data({ nested: { 'a\udc00': 1 } }), '/data/nested/a\ufffd'],
  ['NUL in text', data({ text: 'a\0b' }), '/data/text'],
  ['NUL in a name', data({ 'a\0': 1 }), '/data/a\ufffd'],
  ['NUL in an id', cloudEvent({ id: 'a\0' }), '/id'],
  ['an integer beyond 2^53', data({ order: 9_007_199_254_740_992 }), '/data/order'],
  ['a deep integer beyond 2^53', data({ a: [{ id: -1e17 }] }), '/data/a/0/id'],
  [
    'a revision beyond 2^53',
    cloudEvent({ type: 'work.submitted', data: { artefact: 'a', revision: 2 ** 60 } }),
    '/data/revision',
  ],
  ['a field for an emotion', data({ text: 'x', emotion: 'joy' }), '/data/emotion'],
  ['a field for an audio feature', data({ voice: [{ pitchMeanHz: 210 }] }), '/data/voice/0/pitchMeanHz'],
];

describe('an invalid event answers 422 with a pointer and stores nothing:', () => {
  test.each(INVALID)('%s', async (_name, event, pointer) => {
    const before = await edge.stored();
    const { status, headers, body } = await edge.post(event, { type: 'application/cloudevents+json' });
    expect([status, body.status, body.type]).toEqual([422, 422, '/docs/errors#invalid-event']);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(body.requestId).toBe(headers.get('x-request-id'));
    expect(await edge.stored()).toEqual(before);
  });

  test('a number that overflows', async () => {
    const { status, body } = await edge.post(
      JSON.stringify(data({ minutes: 1 })).replace('"minutes":1', '"minutes":1e999'),
      {},
    );
    expect([status, body.errors[0].pointer]).toEqual([422, '/data/minutes']);
  });

  test('JSON a million levels deep', async () => {
    const levels = 500_000;
    const deep = JSON.stringify(data({ deep: 0 })).replace(
      '"deep":0',
      `"deep":${'['.repeat(levels)}${']'.repeat(levels)}`,
    );
    expect((await edge.post(deep)).status).toBe(422);
  });
});

const OTHERWISE: [string, (edge: Edge) => ReturnType<Edge['post']>, number, string][] = [
  ['not JSON', (edge) => edge.post('{"specversion": '), 400, 'not-json'],
  ['an empty body', (edge) => edge.post(''), 400, 'not-json'],
  [
    'invalid UTF-8',
    (edge) =>
      edge.post(Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])),
    400,
    'not-json',
  ],
  [
    'a wrong content type',
    (edge) => edge.post(cloudEvent(), { type: 'text/plain' }),
    415,
    'unsupported-media-type',
  ],
  [
    'plain JSON without attributes',
    (edge) => edge.post(cloudEvent(), { type: 'application/json' }),
    415,
    'unsupported-media-type',
  ],
  [
    'another character set',
    (edge) => edge.post(cloudEvent(), { type: 'application/cloudevents+json; charset=latin1' }),
    415,
    'unsupported-media-type',
  ],
  [
    'a compressed body',
    (edge) => edge.post(cloudEvent(), { headers: { 'content-encoding': 'gzip' } }),
    415,
    'unsupported-media-type',
  ],
  [
    'an event above 1 MiB',
    (edge) => edge.post(cloudEvent({ data: { text: 'x'.repeat(1024 * 1024) } })),
    413,
    'too-large',
  ],
  [
    'a batch above 4 MiB',
    (edge) => edge.post([cloudEvent({ data: { text: 'x'.repeat(4 * 1024 * 1024) } })]),
    413,
    'too-large',
  ],
  [
    'a batch of 1,001',
    (edge) => edge.post(Array.from({ length: 1001 }, () => cloudEvent())),
    413,
    'too-many-events',
  ],
  [
    'a batch that is not an array',
    (edge) => edge.post(cloudEvent(), { type: 'application/cloudevents-batch+json' }),
    422,
    'invalid-batch',
  ],
  ['no token', (edge) => edge.post(cloudEvent(), { headers: { authorization: '' } }), 401, 'unauthenticated'],
  [
    'a wrong token',
    (edge) => edge.post(cloudEvent(), { token: 'ts_000000000000_wrong' }),
    401,
    'unauthenticated',
  ],
  [
    'a key without the scope',
    async (edge) => edge.post(cloudEvent(), { token: await edge.keyOf(['read', 'admin', 'review']) }),
    403,
    'missing-scope',
  ],
  [
    'a learner outside the prefix of the key',
    async (edge) => edge.post(cloudEvent(), { token: await edge.keyOf(['ingest'], 'acme:') }),
    403,
    'foreign-learner',
  ],
];

describe('rejected with a problem document, and nothing stored:', () => {
  test.each(OTHERWISE)('%s', async (_name, send, status, code) => {
    const before = await edge.stored();
    const answer = await send(edge);
    expect([answer.status, answer.body.status, answer.body.type]).toEqual([
      status,
      status,
      `/docs/errors#${code}`,
    ]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(await edge.stored()).toEqual(before);
  });
});

test('a body without a length is cut off at the limit', async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(256 * 1024).fill(0x20));
    },
  });
  const headers = { 'content-type': 'application/cloudevents+json' };
  const init = { method: 'POST', body, headers, duplex: 'half' as const };
  const response = await edge.request('/v1/events', init);
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(10);
});

test('a problem never quotes what was sent', async () => {
  const { body } = await edge.post(
    data({ speaker: 'secret words', stage: 'secret words'.repeat(100), text: 'secret\0words' }),
  );
  expect(JSON.stringify(body)).not.toContain('secret');
});
