import fc from 'fast-check';
import { expect, test } from 'vitest';
import { live, policyVariants } from '../property/live.ts';
import { plansOf } from '../property/plan.ts';
import { createDatabase } from '../support/database.ts';
import { brokenStore, type Break } from './broken-store.ts';
import { SABOTAGES } from './sabotages.ts';

// Most are caught within ten lives; the limit ends those never caught.
const LIVES = 150;
const TOGETHER = 3;

// Callers retry after losing a race, so that a unique index cannot make up for a missing lock.
const again = (error: unknown) => ['23505', '40P01'].includes((error as { code?: string }).code ?? '');

/** The first error of several, without waiting for the rest, which a sabotage may keep from ending; null without one. */
function firstRejection(together: Promise<unknown>[]): Promise<Error | null> {
  return new Promise((resolve) => {
    for (const one of together) one.catch(resolve);
    void Promise.allSettled(together).then(() => resolve(null));
  });
}

/** Runs random lives over a store until an invariant is violated; returns its message, or null. */
async function firstViolation(broken: Break, lives: number): Promise<string | null> {
  const database = await createDatabase();
  const { store, untouched } = await brokenStore(
    { url: database.url, size: 10, batch: 7, sweepAfterMs: 1 },
    broken,
  );
  try {
    const { version: _version, ...shipped } = await store.policies.active();
    const options = { policies: policyVariants(shipped), switching: 0.3, again };
    const plans = fc.sample(plansOf({ events: 20, corrections: 3 }), { numRuns: lives, seed: 11 });
    for (let at = 0; at < lives; at += TOGETHER) {
      const together = plans
        .slice(at, at + TOGETHER)
        .map((plan, index) => live(store, options, plan, `life-${at + index}`));
      const violated = await firstRejection(together);
      expect(untouched(), 'every sabotaged statement was run').toEqual([]);
      if (violated) return violated.message;
    }
    return null;
  } finally {
    await store.close();
    await database.drop();
  }
}

test('without sabotage no invariant is violated', async () => {
  expect(await firstViolation({}, 9)).toBeNull();
});

test.each(SABOTAGES)(
  'rule $rule: caught when $broken',
  { timeout: 180_000 },
  async ({ caught, ...broken }) => {
    expect(await firstViolation(broken, LIVES)).toMatch(caught);
  },
);
