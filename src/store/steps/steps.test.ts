import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';

let aheadMs = 0;
const open = openStore({ now: () => new Date(Date.now() + aheadMs) });
const answer = (result: unknown) => ({ inputHash: 'h', result, trace: null });
const MINUTE = 60_000;

async function stepOf(learner: string) {
  await open.store.events.accept([eventOf(learner, 'stage.completed')]);
  return { learner, completion: 1, step: 'score' };
}

async function claimOf(step: Awaited<ReturnType<typeof stepOf>>, claimMs: number): Promise<string> {
  const claim = await open.store.steps.claim(step, claimMs);
  if (claim.state !== 'claimed') throw new Error(`the step is ${claim.state}`);
  return claim.claim;
}

test('one of twenty concurrent attempts gets the claim, the others are told it is busy', async () => {
  const step = await stepOf('at-once');
  const claims = await Promise.all(Array.from({ length: 20 }, () => open.store.steps.claim(step, MINUTE)));
  expect(claims.filter(({ state }) => state === 'claimed').length).toBe(1);
  expect(claims.filter(({ state }) => state === 'busy').length).toBe(19);
});

test('the first answer wins, and later attempts get it instead of a claim', async () => {
  const step = await stepOf('stored');
  await open.store.steps.claim(step, MINUTE);
  await open.store.steps.store(step, answer({ band: 4 }));
  expect(await open.store.steps.store(step, answer({ band: 1 }))).toEqual({ band: 4 });
  expect(await open.store.steps.claim(step, MINUTE)).toEqual({ state: 'stored', result: { band: 4 } });
});

test('an expired or released claim is free, a renewed one is not', async () => {
  const step = await stepOf('free');
  const lapsed = await claimOf(step, 0);
  const renewed = await claimOf(step, MINUTE);
  expect(renewed).not.toBe(lapsed);
  await open.store.steps.release(step, renewed);
  const next = await claimOf(step, 0);
  await open.store.steps.renew(step, next, MINUTE);
  expect(await open.store.steps.claim(step, MINUTE)).toEqual({ state: 'busy' });
});

test('a claim of a worker whose clock was two hours ahead does not last for two hours', async () => {
  const step = await stepOf('ahead');
  aheadMs = 7_200_000;
  await claimOf(step, 20_000);
  aheadMs = 0;
  expect(await open.store.steps.claim(step, 20_000)).toMatchObject({ state: 'claimed' });
  // A minute is only another clock.
  aheadMs = 50_000;
  expect(await open.store.steps.claim(step, 20_000)).toMatchObject({ state: 'claimed' });
  aheadMs = 0;
  expect(await open.store.steps.claim(step, 20_000)).toEqual({ state: 'busy' });
});

test('an attempt that lost its claim can neither release nor renew the next one', async () => {
  const step = await stepOf('lost');
  const lost = await claimOf(step, 0);
  const followed = await claimOf(step, MINUTE);
  await open.store.steps.release(step, lost);
  expect(await open.store.steps.claim(step, MINUTE)).toEqual({ state: 'busy' });
  await open.store.steps.renew(step, lost, -MINUTE);
  expect(await open.store.steps.claim(step, MINUTE)).toEqual({ state: 'busy' });
  await open.store.steps.release(step, followed);
  expect(await open.store.steps.claim(step, MINUTE)).toMatchObject({ state: 'claimed' });
});
