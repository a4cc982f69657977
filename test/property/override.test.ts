import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ceilingOf, levelOf } from '../../src/core/level.ts';
import type { Observation } from '../../src/core/observation.ts';
import { SKILLS, type Skill } from '../../src/core/skill.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { checkInvariants, everythingOf } from '../support/check-invariants.ts';
import { createDatabase } from '../support/database.ts';
import { deliveriesOf, planArbitrary, verdictFor, type Plan } from './plan.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 60);

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 4, batch: 7 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

type Readings = Record<Skill, number>;

/** The reviewer's reading of a completion, on every skill, so that nothing of the bad verdict is left. */
const readingsOf = (seed: number, completion: number): Readings => {
  const x = (shift: number) => Math.abs(seed + completion * 37 + shift * 53) % 101;
  return { independence: x(1), quality: x(2), communication: x(3), speed: x(4) };
};

const isBad = (plan: Plan, completion: number) => (plan.seed + completion) % 2 === 0;

/** The verdict a person would have given immediately instead of the bad one. */
function goodVerdict(seed: number, completion: number, demandOf: (skill: Skill) => number): Verdict {
  const readings = readingsOf(seed, completion);
  const observations = SKILLS.map((skill): Observation => {
    return {
      skill,
      source: 'review',
      x: readings[skill],
      evidence: 1,
      confidence: 1,
      demand: demandOf(skill),
      card: null,
    };
  });
  return { ...verdictFor(seed, completion), unscored: null, observations };
}

/** Runs a plan to its end; with `late`, verdicts come only after everything was awarded without them. */
async function live(learner: string, plan: Plan, late: boolean, verdictOf: (completion: number) => Verdict) {
  const { first } = deliveriesOf(plan, learner);
  await store.events.accept(first);
  let past = 0;
  for (;;) {
    const { oldest, newest, more } = await store.ledger.award(learner, past);
    if (late && more) past = newest ?? past;
    else if (oldest !== null) await store.calibrations.commit(learner, oldest, verdictOf(oldest));
    else if (!more) return;
  }
}

let runs = 0;

async function overridden(plan: Plan, late: boolean): Promise<void> {
  runs += 1;
  const [wronged, spared] = [`wronged-${runs}`, `spared-${runs}`];
  await live(wronged, plan, late, (completion) => verdictFor(plan.seed, completion));
  const { calibrations } = await everythingOf(store, wronged);
  const demands = new Map(calibrations.map(({ completion, observations }) => [completion, observations]));
  const demandOf = (completion: number) => (skill: Skill) =>
    demands.get(completion)?.find((observation) => observation.skill === skill)?.demand ?? 50;
  for (const { number, completion } of calibrations.filter((row) => isBad(plan, row.completion))) {
    const said = {
      number,
      by: 'coach',
      reason: 'The judge misread this.',
      decision: 'changed',
      skills: readingsOf(plan.seed, completion),
    } as const;
    const preview = await store.reviews.review(wronged, said, { preview: true });
    const saved = await store.reviews.review(wronged, said);
    expect(saved).toEqual(preview);
  }
  await live(spared, plan, false, (completion) =>
    isBad(plan, completion)
      ? goodVerdict(plan.seed, completion, demandOf(completion))
      : verdictFor(plan.seed, completion),
  );
  await checkInvariants(store, wronged);
  const [after, truth] = [await store.learners.read(wronged), await store.learners.read(spared)];
  const snapshot = async (learner: string) =>
    (await everythingOf(store, learner)).calibrations.at(-1)?.stateAfter;
  expect(await snapshot(wronged)).toEqual(await snapshot(spared));
  expect(after!.layer.xp.total).toBe(truth!.layer.xp.total);
  // The shown level is a fold over entries (rule 11): it can be up to two above the level computed at the last entry,
  // and a verdict after that entry changes it only at the next one.
  const { entries, calibrations: all } = await everythingOf(store, wronged);
  const { snapshotVersion, totalAfter } = entries.at(-1)!;
  const standing = all[snapshotVersion - 1]?.stateAfter;
  const computed = standing ? levelOf(totalAfter, ceilingOf(standing)) : 1;
  expect(after!.layer.xp.level - computed).toBeGreaterThanOrEqual(0);
  expect(after!.layer.xp.level - computed).toBeLessThan(3);
}

test(
  `an override leaves snapshot, total and level as without the bad verdict: ${RUNS} lives`,
  { timeout: 600_000 },
  async () => {
    await fc.assert(fc.asyncProperty(planArbitrary, fc.boolean(), overridden), {
      numRuns: RUNS,
      endOnFailure: true,
    });
    expect(runs).toBeGreaterThanOrEqual(RUNS);
  },
);
