import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTouchstone, Problem, type StreamMessage, type StreamState } from '../../sdk/src/index.ts';
import { startListening, type Listening } from '../http/support/listening.ts';
import { until } from '../support/until.ts';
import { startFaultyProxy, type Fault } from './faulty-proxy.ts';

let server: Listening;
beforeAll(async () => {
  server = await startListening();
});
afterAll(() => server.stop());

const clientOf = (url = server.url, token = server.key) => createTouchstone({ url, token });

async function earn(learner: string, count: number, label: string) {
  const events = Array.from({ length: count }, (_, index) => ({
    type: 'chat.turn_taken',
    subject: learner,
    data: { stage: label, text: `${label}: what about case ${index} of these?` },
  }));
  await clientOf().send(events);
  await server.award(learner);
}

/** Collects messages until the iterator ends. */
function collect(stream: AsyncIterable<StreamMessage>) {
  const messages: StreamMessage[] = [];
  const done = (async () => {
    for await (const message of stream) messages.push(message);
  })().catch((error: unknown) => error);
  const entries = () => messages.flatMap((one) => (one.event === 'award' ? [one.data.award.entry] : []));
  return { messages, entries, done };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a stream that breaks again and again misses nothing and repeats nothing', async () => {
  await earn('cut', 1, 'before');
  // After the last cut the connection holds.
  const plan: (Fault | number)[] = [
    1500,
    'refuse connection',
    700,
    2100,
    'answer 503',
    333,
    4000,
    'answer 429',
    999,
  ];
  const proxy = await startFaultyProxy(server.url, () => plan.shift() ?? 'none');
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const states: StreamState[] = [];
  const onState = (state: StreamState) => void states.push(state);
  const seen = collect(clientOf(proxy.url).stream({ learner: 'cut', signal: stop.signal, onState }));
  await until(() => states.includes('live'));
  for (const part of ['one', 'two', 'three', 'four', 'five']) await earn('cut', 6, part);
  await until(() => seen.entries().includes(31));
  await until(() => plan.length === 0);
  // On a busy machine the server may read the award before the first connection only after it.
  const [first = 0] = seen.entries();
  expect([1, 2]).toContain(first);
  expect(seen.entries()).toEqual(upTo(31).slice(first - 1));
  expect(seen.messages.map(({ event }) => event)).not.toContain('gap');
  expect(new Set(seen.messages.map(({ id }) => id)).size).toBe(seen.messages.length);
  expect(states).toContain('behind');
  stop.abort();
  expect(await seen.done).toMatchObject({ name: 'AbortError' });
  await proxy.stop();
}, 120_000);

test('a stream resumes after the id that it is given', async () => {
  await earn('resumed', 3, 'one');
  const stop = new AbortController();
  const states: StreamState[] = [];
  const onState = (state: StreamState) => void states.push(state);
  const live = collect(clientOf().stream({ learner: 'resumed', signal: stop.signal, onState }));
  await until(() => states.includes('live'));
  await earn('resumed', 3, 'two');
  await until(() => live.entries().includes(6));
  const award = live.messages.find((one) => one.event === 'award' && one.data.award.entry === 5);
  stop.abort();
  const again = new AbortController();
  const rest = collect(
    clientOf().stream({ learner: 'resumed', lastEventId: award?.id, signal: again.signal }),
  );
  await until(() => rest.entries().length > 0);
  expect(rest.entries()).toEqual([6]);
  again.abort();
});

test('a gap is reported when the server cannot tell what was missed', async () => {
  await earn('gap', 1, 'one');
  const stop = new AbortController();
  const seen = collect(
    clientOf().stream({ learner: 'gap', lastEventId: 'of-another-server', signal: stop.signal }),
  );
  await until(() => seen.messages.length > 0);
  expect(seen.messages[0]).toMatchObject({ event: 'gap' });
  stop.abort();
});

test('a stream that may not be read throws the problem', async () => {
  const unknown = await collect(clientOf().stream({ learner: 'never-seen' })).done;
  expect(unknown).toBeInstanceOf(Problem);
  expect(unknown).toMatchObject({ status: 404, code: 'unknown-learner' });
  const wrong = await collect(clientOf(server.url, 'wrong').stream()).done;
  expect(wrong).toMatchObject({ status: 401, code: 'unauthenticated' });
});

test('breaking out of the loop closes the connection', async () => {
  await earn('left', 1, 'one');
  let left = false;
  const leave = async () => {
    for await (const { event } of clientOf().stream({ learner: 'left' })) if (event === 'award') break;
    left = true;
  };
  // One after the other: on a busy machine a fixed rhythm would pile up work faster than it is done.
  const work = async () => {
    for (let count = 1; !left; count += 1) await earn('left', 1, `more ${count}`);
  };
  await Promise.all([leave(), work()]);
  await until(async () => (await server.metric('touchstone_streams ')) === 0);
});

test('lists are read page by page', async () => {
  await earn('listed', 7, 'one');
  const { list } = clientOf();
  const ledger = list('/v1/learners/{id}/ledger', { path: { id: 'listed' }, query: { limit: 3 } });
  const entries = await Array.fromAsync(ledger, ({ entry }) => entry);
  expect(entries).toEqual(upTo(7));
  const one = list('/v1/learners', { query: { limit: 1 } });
  const learners = await Array.fromAsync(one, ({ learner }) => learner);
  expect(learners).toEqual(learners.toSorted());
  expect(learners).toContain('listed');
});

test('calls are typed and refusals throw problems', async () => {
  const { api } = clientOf();
  const { data } = await api.GET('/v1/learners/{id}', { params: { path: { id: 'listed' } } });
  expect(data?.xp.entries).toBe(7);
  const missing = api.GET('/v1/learners/{id}', { params: { path: { id: 'nobody' } } });
  await expect(missing).rejects.toMatchObject({ name: 'Problem', status: 404, code: 'unknown-learner' });
  const unfit = api.GET('/v1/learners', { params: { query: { limit: 0 } } });
  await expect(unfit).rejects.toMatchObject({ code: 'invalid-parameter', errors: [{ pointer: '/limit' }] });
});
