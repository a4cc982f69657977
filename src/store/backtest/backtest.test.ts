import fc from 'fast-check';
import { expect, test } from 'vitest';
import { live, policyVariants } from '../../../test/property/live.ts';
import { planArbitrary } from '../../../test/property/plan.ts';
import { oracleOf } from '../../../test/support/check-invariants.ts';
import { openStore, verdictAt, eventOf } from '../../../test/support/open-store.ts';
import type { Policy } from '../../core/policy.ts';
import type { BacktestOf } from './backtest.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 6);

const open = openStore({ size: 8, batch: 7, sweepAfterMs: 1 });

const backtest = (of: Partial<BacktestOf>) =>
  open.store.operations.backtest({
    policy: null,
    constants: null,
    observationsOf: ({ observations }) => observations,
    occupations: [],
    prefix: '',
    top: 1000,
    ...of,
  });

const plans = fc.sample(planArbitrary, { numRuns: RUNS, seed: 5 });

/** The shipped policy with other bases and the other ladder. */
async function otherPolicy(): Promise<Policy> {
  const policy = await open.store.policies.active();
  const types = Object.entries(policy.types).map(([name, rule]) => [name, { ...rule, base: rule.base + 7 }]);
  return {
    ...policy,
    ladder: policy.ladder === 'steps' ? 'smooth' : 'steps',
    types: Object.fromEntries(types),
  };
}

test(`under another policy, ${RUNS} random lives end as if it had been active from the start`, async () => {
  const options = { policies: [], switching: 0, again: () => false };
  for (const [index, plan] of plans.entries()) await live(open.store, options, plan, `one-${index}`);
  const policy = await otherPolicy();
  const found = await backtest({ policy, prefix: 'one-' });
  expect(found).toMatchObject({
    learners: RUNS,
    unlike: { learners: 0 },
    assumed: 0,
    unjudged: 0,
    uncalled: 0,
  });
  expect(found.movers.length).toBe(found.changed);
  for (const { learner, xp, tier, overall } of found.movers) {
    const { total, snapshot } = await oracleOf(open.store, learner, policy);
    expect({ learner, total: xp.after, tier: tier.after, mean: overall.after }).toEqual({
      learner,
      total,
      tier: snapshot.tier ?? 'unrated',
      mean: snapshot.mean,
    });
  }
});

test(
  `as it was, ${RUNS} random lives with changing policies replay to what is stored`,
  { timeout: 120_000 },
  async () => {
    const { version: _version, ...shipped } = await open.store.policies.active();
    const options = { policies: policyVariants(shipped), again: () => false };
    for (const [index, plan] of plans.entries()) await live(open.store, options, plan, `two-${index}`);
    const found = await backtest({ prefix: 'two-' });
    expect(found).toMatchObject({
      learners: RUNS,
      changed: 0,
      movers: [],
      unlike: { learners: 0, first: [] },
    });
    expect(found.xp.after).toBe(found.xp.before);
    const stored = await open.store.database.query(
      `SELECT sum(total)::int AS total, sum(entries)::int AS entries FROM learners WHERE id LIKE 'two-%'`,
    );
    expect([{ total: found.xp.before, entries: found.entries }]).toEqual(stored.rows);
  },
);

test('a learner with a verdict in between is replayed with what was pending then', async () => {
  await open.store.events.accept([
    eventOf('late', 'stage.completed', { stage: 's' }),
    eventOf('late'),
    eventOf('late'),
  ]);
  await open.store.ledger.award('late', 0);
  await open.store.ledger.award('late', 1);
  expect(await backtest({ prefix: 'late' })).toMatchObject({ changed: 0, unlike: { learners: 0 } });
  await open.store.calibrations.commit('late', 1, verdictAt(90));
  expect(await backtest({ prefix: 'late' })).toMatchObject({ changed: 0, unlike: { learners: 0 } });
  // A card that reads 40 points lower leaves the tier of this learner lower, and says by which skill.
  const lower = await backtest({
    prefix: 'late',
    observationsOf: ({ observations }) => observations.map((one) => ({ ...one, x: Math.max(0, one.x - 40) })),
  });
  expect(lower.tiers).toMatchObject({ up: 0, down: 1 });
  expect(lower.movers[0]).toMatchObject({ learner: 'late', causes: { guards: 0, bases: 0 } });
});
