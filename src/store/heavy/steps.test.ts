import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';

const open = openStore();
const answer = (result: unknown) => ({ inputHash: 'h', result, trace: null });
const MINUTE = 60_000;

async function stepOf(learner: string) {
  await open.store.accept([eventOf(learner, 'stage.completed')]);
  return { learner, completion: 1, step: 'score' };
}

test('of twenty attempts at once one has leave to call, and the others hear that it is busy', async () => {
  const step = await stepOf('at-once');
  const claims = await Promise.all(Array.from({ length: 20 }, () => open.store.claimStep(step, MINUTE)));
  expect(claims.filter(({ state }) => state === 'claimed').length).toBe(1);
  expect(claims.filter(({ state }) => state === 'busy').length).toBe(19);
});

test('the first answer stands, and whoever asks later is given it and never leave', async () => {
  const step = await stepOf('stored');
  await open.store.claimStep(step, MINUTE);
  await open.store.storeStep(step, answer({ band: 4 }));
  expect(await open.store.storeStep(step, answer({ band: 1 }))).toEqual({ band: 4 });
  expect(await open.store.claimStep(step, MINUTE)).toEqual({ state: 'stored', result: { band: 4 } });
});

test('a claim that ran out or was given back is free for the next attempt, one that is renewed is not', async () => {
  const step = await stepOf('free');
  expect(await open.store.claimStep(step, 0)).toEqual({ state: 'claimed' });
  expect(await open.store.claimStep(step, MINUTE)).toEqual({ state: 'claimed' });
  await open.store.releaseStep(step);
  expect(await open.store.claimStep(step, 0)).toEqual({ state: 'claimed' });
  await open.store.renewStep(step, MINUTE);
  expect(await open.store.claimStep(step, MINUTE)).toEqual({ state: 'busy' });
});
