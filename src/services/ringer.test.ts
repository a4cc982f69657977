import type { Client } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { ReadAwaiting } from './places.ts';
import { createRinger } from './ringer.ts';

afterEach(() => void vi.useRealTimers());

/** A ringer and the number of its rings by outcome. */
function counting(client: Client, readAwaiting?: ReadAwaiting) {
  const rings = { sent: 0, dropped: 0, hinted: 0 };
  const ringer = createRinger(client, 'e', { awaiting: readAwaiting }, (outcome) => {
    rings[outcome] += 1;
  });
  return { ringer, rings };
}

const allAwaited: ReadAwaiting = async (asked) => asked.map((learner) => ({ learner, awaits: 'award' }));

/** A client whose calls hang until `answer` is called; counts them. */
function hangingClient() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const rung: string[] = [];
  const client = {
    withDeadline: (_: number, call: () => Promise<unknown>) => call(),
    workflow: {
      signalWithStart(_: string, { workflowId }: { workflowId: string }) {
        rung.push(workflowId);
        return promise;
      },
    },
  } as unknown as Client;
  return { client, rung, answer: resolve, fail: reject };
}

const learners = Array.from({ length: 120 }, (_, index) => `l${index}`);

test('at most 32 ring at once; others queue, each learner once', async () => {
  const { client, rung, answer } = hangingClient();
  const { ringer, rings } = counting(client);
  ringer.ringSoon(learners);
  ringer.ringSoon(learners.slice(60));
  await expect.poll(() => rung.length).toBe(32);
  expect(ringer.inFlight()).toBe(32);
  answer();
  await expect.poll(ringer.inFlight).toBe(0);
  expect(rung).toHaveLength(120);
  expect(rings).toEqual({ sent: 120, dropped: 0, hinted: 0 });
});

test('idle waits for running rings and starts no queued ones, even right after a ring', async () => {
  const { client, rung, answer } = hangingClient();
  const { ringer, rings } = counting(client);
  ringer.ringSoon(learners);
  let idle = false;
  const idling = ringer.idle().then(() => {
    idle = true;
  });
  await expect.poll(() => rung.length).toBe(32);
  expect(idle).toBe(false);
  answer();
  await idling;
  expect([rung.length, ringer.inFlight(), rings.dropped]).toEqual([32, 0, 88]);
});

test('a ring that fails is tried three times, is counted then, and does not stop others', async () => {
  const { client, rung, fail } = hangingClient();
  const { ringer, rings } = counting(client, allAwaited);
  ringer.ringSoon(learners.slice(0, 40));
  fail(new Error('away'));
  await expect.poll(() => rings.dropped).toBe(40);
  expect(rung).toHaveLength(120);
});

test('a ring that misses its deadline once reaches the learner, whose later events do not ring', async () => {
  let calls = 0;
  const client = {
    withDeadline: async () => {
      calls += 1;
      if (calls === 1) throw new Error('4 DEADLINE_EXCEEDED');
    },
  } as unknown as Client;
  const { ringer, rings } = counting(client, allAwaited);
  ringer.ringSoon(['ada']);
  await expect.poll(() => rings.sent).toBe(1);
  expect([calls, rings.dropped]).toEqual([2, 0]);
  await ringer.idle();
});

test('a ring that failed is not sent again if the learner was awarded all the same', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { client, rung, fail } = hangingClient();
  const { ringer, rings } = counting(client, async () => []);
  ringer.ringSoon(['ada']);
  await expect.poll(() => rung.length).toBe(1);
  vi.advanceTimersByTime(2000);
  fail(new Error('4 DEADLINE_EXCEEDED'));
  await expect.poll(ringer.inFlight).toBe(0);
  expect([rung.length, rings.dropped]).toEqual([1, 0]);
});

test('a learner keeps a place until awarded: a long backlog does not fill Temporal', async () => {
  const { client, rung, answer } = hangingClient();
  answer();
  const pending = new Set(learners);
  const ringer = createRinger(client, 'e', {
    awaiting: async (asked) =>
      asked.filter((learner) => pending.has(learner)).map((learner) => ({ learner, awaits: 'award' })),
  });
  ringer.ringSoon(learners);
  await expect.poll(() => rung.length).toBe(32);
  await sleep(300);
  expect(rung).toHaveLength(32);
  for (const learner of learners.slice(0, 20)) pending.delete(learner);
  await expect.poll(() => rung.length).toBe(52);
  expect(ringer.inFlight()).toBe(32);
  await ringer.idle();
  expect([rung.length, ringer.inFlight()]).toEqual([52, 0]);
});

test('a ring that waited long in the queue is not sent if the learner was awarded meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { client, rung, answer } = hangingClient();
  const ringer = createRinger(client, 'e', {
    awaiting: async (asked) =>
      asked.filter((learner) => learner === 'l119').map((learner) => ({ learner, awaits: 'award' })),
  });
  ringer.ringSoon(learners);
  await expect.poll(() => rung.length).toBe(32);
  vi.advanceTimersByTime(2000);
  answer();
  await expect.poll(() => rung.length).toBe(33);
  expect(rung.at(-1)).toMatch(/l119$/);
  await ringer.idle();
});

test('without Postgres, a place is kept for at most five seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { client, rung, answer } = hangingClient();
  answer();
  const ringer = createRinger(client, 'e', { awaiting: () => Promise.reject(new Error('down')) });
  ringer.ringSoon(learners.slice(0, 40));
  await expect.poll(() => rung.length).toBe(32);
  vi.advanceTimersByTime(5000);
  await expect.poll(() => rung.length).toBe(40);
  await ringer.idle();
});

test('a place of a learner who waits for a verdict is free at once, or after the time that the sweeper asks for', async () => {
  const { client, rung, answer } = hangingClient();
  answer();
  const ringer = createRinger(client, 'e', {
    awaiting: async (asked) => asked.map((learner) => ({ learner, awaits: 'verdict' })),
  });
  ringer.ringSoon(learners.slice(0, 40));
  await expect.poll(() => rung.length).toBe(40);
  vi.useFakeTimers({ toFake: ['performance'] });
  let isOver = false;
  const paced = ringer.ringAndWait('paced', 2000).then(() => {
    isOver = true;
  });
  await sleep(300);
  expect(isOver).toBe(false);
  vi.advanceTimersByTime(2000);
  await paced;
  await ringer.idle();
});

test('tenants take turns: whoever sent a thousand events does not hold up another’s one', async () => {
  const { client, rung, answer } = hangingClient();
  answer();
  const pending = new Set<string>();
  const ringer = createRinger(client, 'e', {
    awaiting: async (asked) =>
      asked.filter((learner) => pending.has(learner)).map((learner) => ({ learner, awaits: 'award' })),
  });
  const burst = Array.from({ length: 1000 }, (_, index) => `acme:${index}`);
  for (const learner of burst) pending.add(learner);
  ringer.ringSoon(burst);
  await expect.poll(() => rung.length).toBe(32);
  ringer.ringSoon(['beta:1']);
  for (const learner of burst.slice(0, 32)) pending.delete(learner);
  await expect.poll(() => rung.length).toBe(41);
  expect(rung[32]).toMatch(/beta:1$/);
  await sleep(300);
  expect(rung.slice(33)).toHaveLength(8);
  await ringer.idle();
});

test('sweeps of learners who wait in the queue are put off, in case it is long', async () => {
  const { client, answer } = hangingClient();
  const put = new Set<string>();
  const ringer = createRinger(client, 'e', {
    sweepAfterMs: 20,
    postpone: async (waiting) => waiting.forEach((learner) => put.add(learner)),
  });
  ringer.ringSoon(learners);
  await expect.poll(() => [...put]).toEqual(learners.slice(32));
  answer();
  await expect.poll(ringer.inFlight).toBe(0);
  put.clear();
  await sleep(50);
  expect(put.size).toBe(0);
});
