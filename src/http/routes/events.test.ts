import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

describe('one event', () => {
  test('is accepted and numbered, and the learner is rung after the reply', async () => {
    const event = cloudEvent({ subject: 'one' });
    const { status, body } = await edge.post(event);
    expect([status, body]).toEqual([202, { id: event.id, source: event.source, status: 'accepted', seq: 1 }]);
    await new Promise(setImmediate);
    expect(edge.rung).toContain('one');
  });

  test('is a duplicate with the same seq when repeated, a conflict with another payload', async () => {
    const event = cloudEvent({ subject: 'again' });
    await edge.post(event);
    expect((await edge.post({ ...event, time: '2026-10-06T09:00:00Z' })).body).toMatchObject({
      status: 'duplicate',
      seq: 1,
    });
    const conflict = await edge.post({ ...event, data: { text: 'other' } });
    expect([conflict.status, conflict.body.type]).toEqual([409, '/docs/errors#event-conflict']);
    expect((await edge.get('/v1/learners/again')).body.pending.events).toBe(1);
  });

  test('is accepted in binary mode, with attributes in headers', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'b%20%C3%A9',
      'ce-source': 's',
      'ce-type': 'chat.turn_taken',
      'ce-subject': 'binary',
    };
    const { status, body } = await edge.post({ text: 'hello' }, { type: 'application/json', headers });
    expect([status, body]).toEqual([202, { id: 'b é', source: 's', status: 'accepted', seq: 1 }]);
    const { data } = (await edge.get('/v1/learners/binary/events')).body;
    expect(data[0]).toMatchObject({ seq: 1, data: { text: 'hello' }, speaker: 'learner' });
  });

  test('may have extensions in binary mode, but none that names an emotion', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': 's',
      'ce-type': 'chat.turn_taken',
      'ce-subject': 'extended',
    };
    const send = (name: string) =>
      edge.post({ text: 'hello' }, { type: 'application/json', headers: { ...headers, [name]: 'x' } });
    const { status, body } = await send('ce-emotion');
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/emotion' }]]);
    expect((await send('ce-traceparent')).status).toBe(202);
  });

  test('gets the time of arrival if it has none; stage events default to the speaker system', async () => {
    await edge.post(cloudEvent({ subject: 'now', time: undefined, type: 'stage.started', data: undefined }));
    const [event] = (await edge.get('/v1/learners/now/events')).body.data;
    expect(event).toMatchObject({ speaker: 'system', data: {} });
    expect(Math.abs(Date.parse(event.time) - Date.now())).toBeLessThan(5000);
  });

  test('with its ids composed or decomposed, and its revision a number or a string, is one event', async () => {
    const work = (id: string, artefact: string, revision: number | string) =>
      cloudEvent({ id, subject: 'forms', type: 'work.submitted', data: { text: 'x', artefact, revision } });
    const first = await edge.post(work('caf\u00e9', 're\u0301sume\u0301', 7));
    const again = await edge.post(work('cafe\u0301', 'r\u00e9sum\u00e9', '7'));
    expect([first.body.status, again.body.status]).toEqual(['accepted', 'duplicate']);
    const [event] = (await edge.get('/v1/learners/forms/events')).body.data;
    expect(event.data).toMatchObject({ artefact: 'r\u00e9sum\u00e9', revision: 7 });
  });

  test('may have the largest integer that is stored exactly', async () => {
    const data = { text: 'x', order: Number.MAX_SAFE_INTEGER };
    await edge.post(cloudEvent({ subject: 'exact', data }));
    expect((await edge.get('/v1/learners/exact/events')).body.data[0].data).toEqual(data);
  });

  test('keeps unknown fields', async () => {
    const data = {
      text: 'x',
      lesson: { title: 'How it works', minutes: 3 },
      __proto__: undefined,
      'é~/': [1, null],
    };
    await edge.post(cloudEvent({ subject: 'kept', data }));
    expect((await edge.get('/v1/learners/kept/events')).body.data[0].data).toEqual({
      text: 'x',
      lesson: data.lesson,
      'é~/': [1, null],
    });
  });
});

describe('a batch', () => {
  test('gets one result per event: an invalid item does not affect the others', async () => {
    const good = cloudEvent({ subject: 'batch' });
    const changed = { ...good, data: { text: 'changed' } };
    const unknown = cloudEvent({ type: 'nope', subject: 'batch' });
    const { status, body } = await edge.post([
      good,
      unknown,
      'no event',
      good,
      changed,
      cloudEvent({ subject: 'batch-2' }),
    ]);
    expect(status).toBe(202);
    expect(
      body.results.map(({ index, status, seq, problem }: Json) => [index, status, seq, problem?.type]),
    ).toEqual([
      [0, 'accepted', 1, undefined],
      [1, 'invalid', undefined, '/docs/errors#invalid-event'],
      [2, 'invalid', undefined, '/docs/errors#invalid-event'],
      [3, 'duplicate', 1, undefined],
      [4, 'conflict', undefined, '/docs/errors#event-conflict'],
      [5, 'accepted', 1, undefined],
    ]);
    expect(body.results[1]).toMatchObject({
      id: unknown.id,
      source: unknown.source,
      problem: { status: 422, errors: [{ pointer: '/type' }] },
    });
    expect(body.results[2]).toMatchObject({ id: null, source: null });
  });

  test('may be empty or have a thousand events', async () => {
    expect((await edge.post([])).body).toEqual({ results: [] });
    const { body } = await edge.post(Array.from({ length: 1000 }, () => cloudEvent({ subject: 'thousand' })));
    expect(body.results.map(({ seq }: Json) => seq)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index + 1),
    );
  });

  test('rejects items above 1 MiB and of foreign or erased learners, and accepts the others', async () => {
    const token = await edge.keyOf(['ingest'], 'acme:');
    await edge.post(cloudEvent({ subject: 'acme:gone' }));
    await edge.store.database.query(
      "UPDATE learners SET erased_at = now(), salt = NULL WHERE id = 'acme:gone'",
    );
    const large = cloudEvent({ subject: 'acme:1', data: { text: 'x'.repeat(1024 * 1024) } });
    const { body } = await edge.post(
      [large, cloudEvent(), cloudEvent({ subject: 'acme:gone' }), cloudEvent({ subject: 'acme:1' })],
      { token },
    );
    expect(body.results.map(({ status, seq, problem }: Json) => [status, seq ?? problem.type])).toEqual([
      ['invalid', '/docs/errors#too-large'],
      ['invalid', '/docs/errors#foreign-learner'],
      ['invalid', '/docs/errors#learner-erased'],
      ['accepted', 1],
    ]);
    const alone = await edge.post(cloudEvent({ subject: 'acme:gone' }), { token });
    expect([alone.status, alone.body.type]).toEqual([410, '/docs/errors#learner-erased']);
  });
});

describe('Prefer: wait', () => {
  const headers = { prefer: 'respond-async, wait=10' };

  test('responds as soon as the awards exist', async () => {
    const event = cloudEvent({ subject: 'waits' });
    const awarding = setTimeout(() => void edge.award('waits'), 300);
    const { body, headers: answered } = await edge.post(
      [event, event, cloudEvent({ subject: 'waits', type: 'nope' })],
      { headers },
    );
    clearTimeout(awarding);
    expect(answered.get('preference-applied')).toBe('wait=10');
    expect(body.results[0].award).toMatchObject({
      entry: 1,
      kind: 'award',
      eventSeq: 1,
      xp: 4,
      tier: 'unrated',
    });
    expect(body.results[1]).toMatchObject({ status: 'duplicate', award: { entry: 1 } });
    expect(body.results[2]).not.toHaveProperty('award');
  });

  test('responds 202 without awards after the given time', async () => {
    const begun = Date.now();
    const {
      status,
      body,
      headers: answered,
    } = await edge.post(cloudEvent({ subject: 'late' }), { headers: { prefer: 'wait=1' } });
    expect([status, body.status, body.seq, body.award]).toEqual([202, 'accepted', 1, undefined]);
    expect(answered.get('preference-applied')).toBe('wait=1');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(990);
  });

  test('is ignored if invalid', async () => {
    const { headers: answered } = await edge.post(cloudEvent({ subject: 'odd' }), {
      headers: { prefer: 'wait=soon' },
    });
    expect(answered.get('preference-applied')).toBeNull();
  });
});

test('every recorded and simulated event of the examples is valid', async () => {
  const lines = (
    await readFile(new URL('../../../examples/sessions/junior-analyst.jsonl', import.meta.url), 'utf8')
  )
    .trim()
    .split('\n');
  const { body } = await edge.post(lines.map((line) => JSON.parse(line)));
  expect(body.results.filter(({ status }: Json) => status !== 'accepted')).toEqual([]);
});
