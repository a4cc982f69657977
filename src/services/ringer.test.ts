import type { Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { createRinger } from './ringer.ts';

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

test('at most fifty ring at once; others queue, each learner once', async () => {
  const { client, rung, answer } = hangingClient();
  const ringer = createRinger(client, 'e');
  ringer.ringSoon(learners);
  ringer.ringSoon(learners.slice(60));
  await expect.poll(() => rung.length).toBe(50);
  expect(ringer.inFlight()).toBe(50);
  answer();
  await expect.poll(ringer.inFlight).toBe(0);
  expect(rung).toHaveLength(120);
  expect(ringer.dropped()).toBe(0);
});

test('idle waits for running rings and starts no queued ones, even right after a ring', async () => {
  const { client, rung, answer } = hangingClient();
  const ringer = createRinger(client, 'e');
  ringer.ringSoon(learners);
  let idle = false;
  const idling = ringer.idle().then(() => {
    idle = true;
  });
  await expect.poll(() => rung.length).toBe(50);
  expect(idle).toBe(false);
  answer();
  await idling;
  expect([rung.length, ringer.inFlight(), ringer.dropped()]).toEqual([50, 0, 70]);
});

test('a failed ring is counted and does not stop others', async () => {
  const { client, rung, fail } = hangingClient();
  const ringer = createRinger(client, 'e');
  ringer.ringSoon(learners);
  fail(new Error('away'));
  await expect.poll(ringer.dropped).toBe(120);
  expect(rung).toHaveLength(120);
});
