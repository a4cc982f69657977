import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTouchstone, Problem, SendError, type NewEvent } from '../../sdk/src/index.ts';
import { startListening, type Listening } from '../http/support/listening.ts';
import { FAULTS, startFaultyProxy, type Fault } from './faulty-proxy.ts';

let server: Listening;
beforeAll(async () => {
  server = await startListening();
});
afterAll(() => server.stop());

const turn = (subject: string, text: string, of: object = {}): NewEvent => ({
  type: 'chat.turn_taken',
  subject,
  data: { stage: 'kickoff', text },
  ...of,
});

/** All events that the server has of a learner, in order. */
async function storedOf(learner: string) {
  const { list } = createTouchstone({ url: server.url, token: server.key });
  return Array.fromAsync(list('/v1/learners/{id}/events', { path: { id: learner }, query: { limit: 200 } }));
}

let learners = 0;

/** Sends `count` events in `calls` calls through the faults and says what the server has afterwards. */
async function sendThrough(faults: Fault[], count: number, calls: number) {
  learners += 1;
  const learner = `sent-${learners}`;
  const rest = [...faults];
  const proxy = await startFaultyProxy(server.url, () => rest.shift() ?? 'none');
  const { send } = createTouchstone({ url: proxy.url, token: server.key, source: 'https://lms.example' });
  const events = Array.from({ length: count }, (_, index) => turn(learner, `What about case ${index}?`));
  const parts = Array.from({ length: calls }, (_, call) =>
    events.slice((call * count) / calls, ((call + 1) * count) / calls),
  );
  const results = (await Promise.all(parts.map((part) => send(part)))).flat();
  await proxy.stop();
  return { events, results, stored: await storedOf(learner) };
}

const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 4 });
const plan = fc.record({
  faults,
  count: fc.integer({ min: 1, max: 60 }),
  calls: fc.integer({ min: 1, max: 4 }),
});

test('whatever happens on the way, every event is stored once, in order, and has its result', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 8, maxLength: 8 }), async (plans) => {
      await Promise.all(
        plans.map(async ({ faults, count, calls }) => {
          const { events, results, stored } = await sendThrough(faults, count, calls);
          expect(stored.map(({ data }) => data?.text)).toEqual(events.map(({ data }) => data?.text));
          expect(results.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
          expect(results.map(({ seq }) => seq)).toEqual(stored.map(({ seq }) => seq));
          for (const { status } of results) expect(['accepted', 'duplicate']).toContain(status);
        }),
      );
    }),
    { numRuns: 4 },
  );
}, 180_000);

test('an event whose answer was lost is a duplicate and stored once', async () => {
  const { results, stored } = await sendThrough(['lose answer'], 3, 1);
  expect(results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  expect(stored).toHaveLength(3);
});

test('2,500 events are three requests; calls of the same moment are one', async () => {
  const proxy = await startFaultyProxy(server.url, () => 'none');
  const { send } = createTouchstone({ url: proxy.url, token: server.key });
  const many = Array.from({ length: 2500 }, (_, index) => turn('many', `Case ${index}?`));
  expect((await send(many)).map(({ seq }) => seq)).toEqual(many.map((_, index) => index + 1));
  expect(proxy.served()).toBe(3);
  await Promise.all([send(turn('many', 'And this?')), send(turn('many', 'And that?'))]);
  expect(proxy.served()).toBe(4);
  await proxy.stop();
});

test('batches stay below what the server accepts in bytes', async () => {
  const { send } = createTouchstone({ url: server.url, token: server.key });
  const long = Array.from({ length: 7 }, (_, index) => turn('long', `${index} ${'é'.repeat(450_000)}`));
  expect((await send(long)).map(({ status }) => status)).toEqual(long.map(() => 'accepted'));
});

test('a refused event has its problem and does not stop the others', async () => {
  const { send } = createTouchstone({ url: server.url, token: server.key });
  const results = await send([
    turn('mixed', 'First?'),
    turn('mixed', 'x', { type: 'no.such_type' }),
    turn('mixed', 'y'.repeat(5_000_000)),
    turn('mixed', 'Last?'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'invalid', 'invalid', 'accepted']);
  expect(results[1]?.problem?.type).toBe('/docs/errors#invalid-event');
  expect(results[2]?.problem?.status).toBe(413);
});

test('the same id with other data is a conflict', async () => {
  const { send } = createTouchstone({ url: server.url, token: server.key });
  await send(turn('again', 'One?', { id: 'same' }));
  expect((await send(turn('again', 'Two?', { id: 'same' })))[0]?.status).toBe('conflict');
});

test('events that cannot be sent come back with their ids and can be sent again', async () => {
  const { send } = createTouchstone({ url: server.url, token: 'wrong' });
  const error = (await send([turn('kept', 'One?'), turn('kept', 'Two?')]).catch(
    (e: unknown) => e,
  )) as SendError;
  expect(error).toBeInstanceOf(SendError);
  expect(error.cause).toBeInstanceOf(Problem);
  expect(error.cause).toMatchObject({ status: 401, code: 'unauthenticated' });
  await createTouchstone({ url: server.url, token: server.key }).send(error.unsent);
  expect((await storedOf('kept')).map(({ id }) => id)).toEqual(error.unsent.map(({ id }) => id));
});

test('it gives up after retryForMs', async () => {
  const proxy = await startFaultyProxy(server.url, () => 'answer 503');
  const { send } = createTouchstone({ url: proxy.url, token: server.key, retryForMs: 500 });
  await expect(send(turn('late', 'One?'))).rejects.toMatchObject({ cause: { status: 503 } });
  expect(proxy.served()).toBeGreaterThan(1);
  await proxy.stop();
});

test('a refused token is renewed once', async () => {
  const asked: boolean[] = [];
  const token = (renew: boolean) => {
    asked.push(renew);
    return renew ? server.key : 'expired';
  };
  const { send } = createTouchstone({ url: server.url, token });
  expect((await send(turn('renewed', 'One?')))[0]?.status).toBe('accepted');
  expect(asked).toEqual([false, true]);
});
