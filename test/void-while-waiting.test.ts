import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Judge } from '../src/judge/judge.ts';
import { ProviderFailure } from '../src/judge/model/failure.ts';
import { startSystem, type System } from './support/system.ts';

const away = async (): Promise<never> => {
  throw new ProviderFailure('unavailable', { retryAfterMs: 500 });
};
const judge: Judge = { name: 'away', version: '1', card: null, score: away, check: away };

let system: System;
beforeAll(async () => {
  system = await startSystem({ judge, sweepAfterMs: 60_000 });
});
afterAll(() => system.stop());

const event = (id: string, type: string, data: object) => ({
  learner: 'maya',
  id,
  source: 'test',
  type,
  time: Date.parse('2026-10-05T09:00:00Z'),
  speaker: 'learner' as const,
  data: { stage: 's1', ...data },
});

async function until(done: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await done()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

test('a void of the completion that awards wait for lets them go on at once', async () => {
  const pending = async () => (await system.store.learners.read('maya'))?.layer.pending;
  await system.post([
    event('e1', 'stage.completed', { outcome: 'passed' }),
    event('e2', 'chat.turn_taken', { text: 'next' }),
  ]);
  expect(await until(async () => (await pending())?.calibrations === 1, 15_000)).toBe(true);
  expect(await pending()).toEqual({ events: 1, calibrations: 1 });
  expect(await system.store.reviews.void('maya', { seq: 1, by: 'ops', reason: 'misrouted' })).toMatchObject({
    outcome: 'voided',
  });
  system.ringer.ringSoon(['maya']);
  // Well within the thirty seconds that they would have waited for the verdict.
  expect(await until(async () => (await pending())?.events === 0, 8000)).toBe(true);
  expect(await pending()).toEqual({ events: 0, calibrations: 0 });
});
