import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyBody } from '../../src/core/policy.ts';
import { FenceLost } from '../../src/store/database.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { createDatabase } from '../support/database.ts';
import { intercept, Killed, killedCommits } from '../support/intercept.ts';
import { random } from '../support/random.ts';
import { live, policyVariants } from './live.ts';
import { planArbitrary } from './plan.ts';
import { programVariants } from './programs.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
let policies: PolicyBody[];
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 8, batch: 7, sweepAfterMs: 1 });
  intercept(store.database, { around: killedCommits(random(7), 0.03) });
  const { version: _version, ...shipped } = await store.policies.active();
  policies = policyVariants(shipped);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const again = (error: unknown) => error instanceof Killed || error instanceof FenceLost;

test(
  `invariants 1 to 8: ${RUNS} random interleavings with crashes around commits equal the sequential oracle`,
  { timeout: 1_200_000 },
  async () => {
    let runs = 0;
    const life = fc.asyncProperty(planArbitrary, (plan) => {
      runs += 1;
      return live(store, { policies, programs: programVariants(), again }, plan, `run-${runs}`);
    });
    await fc.assert(life, { numRuns: RUNS, endOnFailure: true });
    expect(runs).toBeGreaterThanOrEqual(RUNS);
  },
);
