import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyBody } from '../../src/core/policy.ts';
import type { Correction } from '../../src/store/calibrate/correct.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { checkInvariants, everythingOf } from '../support/check-invariants.ts';
import { createDatabase } from '../support/database.ts';
import { deliveriesOf, planArbitrary, random, verdictFor, type Plan } from './plan.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 200);

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 8, batch: 7 });
  policies = await variantsOf(store);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let policies: PolicyBody[];

/** Three policies that disagree on bases, ladder, ceiling and on what completes. */
async function variantsOf({ activePolicy }: Store): Promise<PolicyBody[]> {
  const { version: _version, ...shipped } = await activePolicy();
  const turn = shipped.types['chat.turn_taken']!;
  const scenario = shipped.types['scenario.completed']!;
  const check = shipped.types['note.check_attempted']!;
  const smooth = { ...shipped, ladder: 'smooth' as const };
  return [
    smooth,
    { ...smooth, types: { ...shipped.types, 'scenario.completed': { ...scenario, path: 'heavy', base: 33 }, 'chat.turn_taken': { ...turn, base: 5, rate: { max: 2, windowMs: 3_600_000 } } } },
    { ...shipped, types: { ...shipped.types, 'note.check_attempted': { ...check, path: 'cheap', base: 11 } } },
  ];
}

/** Another policy becomes active in the middle of things: earlier events keep theirs. */
async function switchPolicy(next: () => number): Promise<void> {
  const { version } = await store.activePolicy();
  await store.putPolicy(version, policies[Math.floor(next() * policies.length)]!);
}

const pause = (next: () => number) => new Promise((resolve) => setTimeout(resolve, next() * 3));

/** What a workflow does, without Temporal: award, and now and then give up waiting. Two at once are two zombies. */
async function awarder(learner: string, next: () => number, running: () => boolean): Promise<void> {
  let past = 0;
  while (running()) {
    const owed = await store.award(learner, past);
    if (owed.newest !== null && owed.newest > past && next() < 0.6) past = owed.newest;
    await pause(next);
  }
}

/** The heavy path of whatever is pending, late, twice, and sometimes of a completion whose turn has not come. */
async function committer(learner: string, seed: number, next: () => number, running: () => boolean): Promise<void> {
  while (running()) {
    for (let wait = Math.floor(next() * 8); wait > 0 && running(); wait -= 1) await pause(next);
    const { oldest, newest } = await store.award(learner, 0);
    const target = next() < 0.3 ? newest : oldest;
    if (target === null) continue;
    const commits = [store.commit(learner, target, verdictFor(seed, target))];
    if (next() < 0.3) commits.push(store.commit(learner, target, verdictFor(seed, target)));
    await Promise.all(commits);
  }
}

async function corrector(learner: string, plan: Plan, next: () => number): Promise<void> {
  for (const { kind, at, x } of plan.corrections) {
    await pause(next);
    const found = await store.findLearner(learner);
    if (!found) continue;
    const { events, calibrations } = await everythingOf(store, learner);
    const seq = events[at % events.length]!.seq;
    // The newest more often than not, so that reviews and rescores replace each other.
    const replaces = (x % 3 > 0 ? calibrations.at(-1) : calibrations[at % Math.max(1, calibrations.length)])?.number ?? 1;
    const skill = (['quality', 'speed'] as const)[at % 2]!;
    const reviewed = { skill, source: 'review' as const, x, evidence: 1, confidence: 1, demand: 50, card: null };
    const correction: Correction =
      kind === 'void' ? { kind, seq, reason: 'misrouted' }
      : kind === 'review' ? { kind, replaces, observations: [reviewed], reason: 'seen by a person' }
      : kind === 'rescore' ? { kind, replaces, verdict: verdictFor(x, seq) }
      : { kind: 'rule', seq, ruling: kind, reason: 'looked at' };
    if (at % 3 === 0) await store.correct(learner, correction, { preview: true });
    await store.correct(learner, correction);
  }
}

async function drain(learner: string, seed: number): Promise<void> {
  for (;;) {
    const { oldest, newest, more } = await store.award(learner, Number.MAX_SAFE_INTEGER);
    if (oldest !== null) await store.commit(learner, oldest, verdictFor(seed, oldest));
    if (newest === null && !more) return;
  }
}

let runs = 0;

async function live(plan: Plan): Promise<void> {
  runs += 1;
  const learner = `run-${runs}`;
  const next = random(plan.seed);
  const { first, all } = deliveriesOf(plan, learner);
  let sending = true;
  const running = () => sending;
  const send = async (events: typeof all) => {
    for (let at = 0; at < events.length; at += plan.batch) {
      if (next() < 0.1) await switchPolicy(next);
      await store.accept(events.slice(at, at + plan.batch));
      await pause(next);
    }
  };
  const half = Math.floor(all.length / 2);
  const others = [awarder(learner, next, running), committer(learner, plan.seed, next, running)];
  if (next() < 0.5) others.push(awarder(learner, next, running));
  await (next() < 0.5 ? send(all) : Promise.all([send(all.slice(0, half)), send(all.slice(half))]));
  await corrector(learner, plan, next);
  sending = false;
  await Promise.all(others);
  await drain(learner, plan.seed);
  const { calibrations } = await everythingOf(store, learner);
  for (const { source, completion, observations } of calibrations) {
    if (source === 'judge') expect(observations).toEqual(verdictFor(plan.seed, completion).observations);
  }
  await checkInvariants(store, learner, new Map(first.map(({ id, source }) => [`${source} ${id}`, true])));
}

test(`invariants 1 to 8: ${RUNS} random interleavings equal the sequential oracle`, { timeout: 1_200_000 }, async () => {
  await fc.assert(fc.asyncProperty(planArbitrary, live), { numRuns: RUNS, endOnFailure: true });
  expect(runs).toBeGreaterThanOrEqual(RUNS);
});
