import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { selectJudge } from '../../judge/select-judge.ts';
import { startApi, type Api } from '../../services/api.ts';
import { renderChange } from '../stream/messages.ts';
import { startSystem, type System } from '../../../test/support/system.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { openStream } from '../../../test/http/support/sse.ts';
import type { Json } from '../../../test/http/support/json.ts';

const logger = pino({ level: 'silent' });
let system: System;
let api: Api;
let headers: Record<string, string>;
let acme: Record<string, string>;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  system = await startSystem({ judge: selectJudge({}) });
  const start = () =>
    startApi({ store: system.store, ringer: system.ringer, logger, host: '127.0.0.1', port: 0 });
  api = await start();
  const bearer = async (prefix: string | null) => {
    const { secret } = await system.store.keys.create({
      name: 'test',
      scopes: ['ingest', 'read'],
      prefix,
      expiresAt: null,
    });
    return { authorization: `Bearer ${secret}` };
  };
  headers = await bearer(null);
  acme = await bearer('acme:');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.close()));
});
afterAll(async () => {
  await api.stop();
  await system.stop();
});

async function follow(path: string, more: Record<string, string> = {}, key = headers) {
  const stream = await openStream(`${api.url}${path}`, { ...key, ...more });
  open.push(stream);
  return stream;
}

/** Makes a learner known, since unknown learners cannot be followed. */
async function known(subject: string): Promise<void> {
  await post([live({ subject, type: 'stage.started', data: { stage: 'before' } })]);
}

const live = (of: Record<string, unknown>) => cloudEvent({ time: undefined, ...of });

async function post(events: unknown[], prefer = 'wait=20') {
  const type = 'application/cloudevents-batch+json';
  const response = await fetch(`${api.url}/v1/events`, {
    method: 'POST',
    body: JSON.stringify(events),
    headers: { ...headers, prefer, 'content-type': type },
  });
  return (await response.json()) as Json;
}

test('over HTTP: an event is posted, awarded, calibrated, streamed and read', async () => {
  await known('loop');
  const stream = await follow('/v1/learners/loop/stream');
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  const say = (text: string) => live({ subject: 'loop', data: { stage: 'kickoff', text } });
  const { results } = await post([
    say('I would first check how the team counts churn, then write down what I do not know yet.'),
    say('My plan: compare last month with this one, because the definition changed in between.'),
    live({
      subject: 'loop',
      type: 'kickoff.understanding_completed',
      data: { stage: 'kickoff', text: 'We count churn by cancelled contracts in the month.' },
    }),
  ]);
  expect(results.map(({ award }: Json) => award?.eventSeq)).toEqual([2, 3, 4]);
  const events = await stream.until(
    (seen) =>
      seen.some(({ event }) => event === 'calibration') &&
      seen.some(({ data }) => data.facet === 'workSkills'),
  );
  const awards = events.filter(({ event }) => event === 'award').map(({ data }) => data.award);
  // A stream starts at the oldest running transaction of the cluster, so it may include the previous change.
  const awarded = awards.filter(({ kind, eventSeq }) => kind === 'award' && eventSeq > 1);
  expect(awarded.map(({ eventSeq }) => eventSeq)).toEqual([2, 3, 4]);
  const { data } = events.find(({ event }) => event === 'calibration')!;
  expect(data).toMatchObject({
    learner: 'loop',
    calibration: { number: 1, completion: 4, source: 'judge', judge: 'offline' },
  });
  const read = (await (await fetch(`${api.url}/v1/learners/loop`, { headers })).json()) as Json;
  const facet = events.findLast((seen) => seen.data.facet === 'workSkills')!.data;
  expect(facet.value).toEqual(read.workSkills);
  const detail = (await (
    await fetch(`${api.url}/v1/learners/loop/calibrations/1`, { headers })
  ).json()) as Json;
  expect(detail.dossier).toMatchObject({
    rubric: { id: expect.any(String) },
    counts: { turns: 3, events: 3 },
  });
  expect(detail.verdict.score).toHaveProperty('scores');
  expect(detail.quotes.every(({ text, turn }: Json) => turn.text.includes(text))).toBe(true);
});

test('every level of a jump is sent, and a drop once', async () => {
  const [, , entry] = await system.store.ledger.entries((await system.store.learners.find('loop'))!.no, {
    after: 0,
    limit: 3,
  });
  const change = {
    tx: '1',
    learner: 1,
    version: 1,
    id: 'climber',
    fromEntry: 3,
    toEntry: 4,
    calibration: null,
    announce: true,
  };
  const entries = [
    { ...entry!, entry: 3, level: 5 },
    { ...entry!, entry: 4, level: 1 },
  ];
  const text = renderChange(
    '00000000-0000-0000-0000-000000000000',
    {
      change,
      entries,
      calibration: null,
      waiting: new Map(),
      levelBefore: 2,
      levelAfter: 1,
      layer: null,
    },
    0,
  );
  expect(
    [...text.matchAll(/event: (\w+)\ndata: .*?"level":(\d+)/g)].map(
      ([, event, level]) => `${event} ${level}`,
    ),
  ).toEqual(['award 5', 'level 3', 'level 4', 'level 5', 'award 1', 'level 1']);
});

describe('resuming', () => {
  const awardsOf = (events: { event: string; data: Json }[]) =>
    events
      .filter(({ event, data }) => event === 'award' && data.award.entry > 1)
      .map(({ data }) => data.award.entry);

  test('resumes after the last id, even within a change, without loss or repetition', async () => {
    await known('resumed');
    const whole = await follow('/v1/learners/resumed/stream');
    await post([1, 2, 3].map((number) => live({ subject: 'resumed', data: { text: `first ${number}` } })));
    await whole.until((seen) => awardsOf(seen).length === 3);
    const cut = whole.events.find(({ data }) => data.award?.entry === 3)!;
    await post([live({ subject: 'resumed', data: { text: 'second' } })]);
    await whole.until((seen) => awardsOf(seen).length === 4);
    const resumed = await follow('/v1/learners/resumed/stream', { 'last-event-id': cut.id });
    await post([live({ subject: 'resumed', data: { text: 'third' } })]);
    await resumed.until((seen) => awardsOf(seen).includes(6));
    expect(awardsOf(resumed.events)).toEqual([4, 5, 6]);
    expect(resumed.events.some(({ event }) => event === 'reset')).toBe(false);
  });

  test('starts with reset if the id is from another database, too old or invalid', async () => {
    const epoch = await system.store.epoch();
    const old = Math.floor((Date.now() - 25 * 3_600_000) / 1000).toString(36);
    for (const id of ['nonsense', `${crypto.randomUUID()}.1.1.1.1.zzzzzz`, `${epoch}.1.1.1.1.${old}`]) {
      const stream = await follow('/v1/learners/loop/stream', { 'last-event-id': id });
      const [first] = await stream.until((seen) => seen.length > 0);
      expect(first!.event).toBe('reset');
    }
  });

  test('a quiet stream has an id from the start', async () => {
    const quiet = await follow('/v1/learners/loop/stream');
    await expect.poll(quiet.lastId).toMatch(new RegExp(`^${await system.store.epoch()}\\.`));
  });
});

describe('the stream of all learners', () => {
  test('has the learners that the key covers', async () => {
    const all = await follow('/v1/stream');
    const some = await follow('/v1/stream', {}, acme);
    await post([live({ subject: 'beta:1' }), live({ subject: 'acme:1' })]);
    const learners = (events: { data: Json }[]) => new Set(events.map(({ data }) => data.learner));
    await all.until((seen) => learners(seen).size === 2);
    await some.until((seen) => learners(seen).has('acme:1'));
    expect([...learners(some.events)]).toEqual(['acme:1']);
  });

  test('skips backfilled events', async () => {
    const all = await follow('/v1/stream');
    await post([live({ subject: 'backfilled', time: '2026-01-05T09:00:00Z' })]);
    await post([live({ subject: 'today' })]);
    await all.until((seen) => seen.some(({ data }) => data.learner === 'today'));
    expect(all.events.some(({ data }) => data.learner === 'backfilled')).toBe(false);
  });

  test('has only the new events of a batch with backfill', async () => {
    const all = await follow('/v1/stream');
    const mixed = (time?: string) => live({ subject: 'mixed', ...(time ? { time } : {}) });
    await post([mixed('2026-01-05T09:00:00Z'), mixed('2026-01-05T09:05:00Z'), mixed()]);
    const awarded = (seen: typeof all.events) =>
      seen.filter(({ event, data }) => event === 'award' && data.learner === 'mixed');
    await all.until((seen) => awarded(seen).length > 0);
    expect(awarded(all.events).map(({ data }) => data.award.eventSeq)).toEqual([3]);
  });
});

test('a stream is rejected like any read', async () => {
  expect((await follow('/v1/learners/nobody/stream')).response.status).toBe(404);
  expect((await follow('/v1/learners/loop/stream', {}, acme)).response.status).toBe(404);
  expect((await follow('/v1/stream', {}, {})).response.status).toBe(401);
});

test('five hundred listeners receive every change once, in order', async () => {
  await known('crowd');
  const crowd = await Promise.all(Array.from({ length: 500 }, () => follow('/v1/learners/crowd/stream')));
  for (let round = 0; round < 5; round += 1) {
    await post(
      Array.from({ length: 4 }, (_, index) =>
        live({ subject: 'crowd', data: { text: `${round} ${index}` } }),
      ),
    );
  }
  const seqs = (events: { event: string; data: Json }[]) =>
    events
      .filter(({ event, data }) => event === 'award' && data.award.entry > 1)
      .map(({ data }) => data.award.entry);
  for (const one of crowd) await one.until((seen) => seqs(seen).includes(21));
  for (const one of crowd)
    expect(seqs(one.events)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  const metrics = await (await fetch(`${api.url}/metrics`, { headers })).text();
  expect(metrics).toMatch(/touchstone_streams 500/);
});

test('a stream is released when its reader disconnects', async () => {
  await expect
    .poll(
      async () =>
        (await (await fetch(`${api.url}/metrics`, { headers })).text()).match(
          /touchstone_streams (\d+)/,
        )?.[1],
    )
    .toBe('0');
});
