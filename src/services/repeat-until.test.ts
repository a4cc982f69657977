import { expect, test } from 'vitest';
import { repeatUntil } from './repeat-until.ts';

test('an outage is reported as such once, the next one again, and the call that runs at the end is waited for', async () => {
  const stopping = new AbortController();
  const outcomes = ['fails', 'fails', 'works', 'fails', 'works'];
  const told: [string, boolean][] = [];
  const running = Promise.withResolvers<void>();
  let calls = 0;
  const ended = repeatUntil(
    stopping.signal,
    async () => {
      calls += 1;
      const outcome = outcomes.shift();
      if (outcome === 'fails') throw new Error(`call ${calls}`);
      if (outcome !== undefined) return;
      stopping.abort();
      await running.promise;
    },
    { everyMs: 0, onFailure: (error, isFirst) => told.push([error.message, isFirst]) },
  );
  await expect.poll(() => calls).toBe(6);
  expect(await Promise.race([ended, Promise.resolve('still running')])).toBe('still running');
  running.resolve();
  await ended;
  expect(calls).toBe(6);
  expect(told).toEqual([
    ['call 1', true],
    ['call 2', false],
    ['call 4', true],
  ]);
});
