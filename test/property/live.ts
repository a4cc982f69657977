import { expect } from 'vitest';
import type { PolicyBody } from '../../src/core/policy.ts';
import type { ProgramBody } from '../../src/core/program/schema.ts';
import type { Correction } from '../../src/store/calibration/correct/correction.ts';
import type { Store } from '../../src/store/store.ts';
import { checkInvariants, everythingOf } from '../support/check-invariants.ts';
import { random } from '../support/random.ts';
import { createAttendants } from './attended.ts';
import { createBell, type Bell } from './bell.ts';
import { deliveriesOf, verdictFor, type Plan } from './plan.ts';

/** Three policies that differ in bases, ladder, ceiling and completions. */
export function policyVariants(shipped: PolicyBody): PolicyBody[] {
  const turn = shipped.types['chat.turn_taken']!;
  const scenario = shipped.types['scenario.completed']!;
  const check = shipped.types['note.check_attempted']!;
  const smooth = { ...shipped, ladder: 'smooth' as const };
  const types = {
    ...shipped.types,
    'scenario.completed': { ...scenario, path: 'heavy' as const, base: 33 },
    'chat.turn_taken': { ...turn, base: 5, rate: { max: 2, windowMs: 3_600_000 } },
  };
  return [
    smooth,
    { ...smooth, types },
    {
      ...shipped,
      types: { ...shipped.types, 'note.check_attempted': { ...check, path: 'cheap', base: 11 } },
    },
  ];
}

/** The store as callers use it: they retry after a crash or a lost race, as Temporal and clients do. */
function patient(store: Store, again: (error: unknown) => boolean) {
  async function keep<T>(call: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await call();
      } catch (error) {
        if (!again(error) || tries === 100) throw error;
      }
    }
  }
  return {
    accept: (...given: Parameters<Store['events']['accept']>) => keep(() => store.events.accept(...given)),
    award: (...given: Parameters<Store['ledger']['award']>) => keep(() => store.ledger.award(...given)),
    commit: (...given: Parameters<Store['calibrations']['commit']>) =>
      keep(() => store.calibrations.commit(...given)),
    correct: (...given: Parameters<Store['calibrations']['correct']>) =>
      keep(() => store.calibrations.correct(...given)),
  };
}

type Life = {
  store: Store;
  call: ReturnType<typeof patient>;
  learner: string;
  seed: number;
  next: () => number;
  running: () => boolean;
  bell: Bell;
  attendants: ReturnType<typeof createAttendants>;
  /** Whether workers attend the learner; otherwise every event rings. */
  attended: boolean;
};

const pause = (next: () => number) => new Promise((resolve) => setTimeout(resolve, next() * 3));

/** The learner workflow without Temporal: it acts only when rung, and sometimes restarts as a new run. */
async function workflow({ call, learner, next, bell, attendants, attended }: Life): Promise<void> {
  let past = 0;
  while (!bell.over()) {
    bell.clear();
    const work = await call.award(learner, past);
    if (work.newest !== null && work.newest > past) {
      const rung = await bell.within(next() * 4);
      if (!rung) past = work.newest;
    } else if (!work.more) {
      const again = attended && (await attendants.begin(work.attendedBy));
      if (!again) await bell.next();
    }
    if (next() < 0.1) past = 0;
  }
}

/** A zombie worker: awards at random times with an outdated `past`. */
async function zombie({ call, learner, next, running }: Life): Promise<void> {
  let past = 0;
  while (running()) {
    const work = await call.award(learner, past);
    if (work.newest !== null && work.newest > past && next() < 0.6) past = work.newest;
    await pause(next);
  }
}

const PENDING = `SELECT e.seq FROM events e JOIN learners l ON l.no = e.learner
  WHERE l.id = $1 AND e.calibrates AND NOT e.voided AND e.seq > l.calibrated_to ORDER BY e.seq`;

async function pendingOf({ database }: Store, learner: string): Promise<number[]> {
  const { rows } = await database.query(PENDING, [learner]);
  return rows.map(({ seq }) => seq);
}

/** Commits pending completions late, twice, and sometimes out of order. */
async function committer({ store, call, learner, seed, next, running, bell }: Life): Promise<void> {
  while (running()) {
    for (let wait = Math.floor(next() * 8); wait > 0 && running(); wait -= 1) await pause(next);
    const pending = await pendingOf(store, learner);
    const target = pending.at(next() < 0.3 ? -1 : 0);
    if (target === undefined) continue;
    const commits = [call.commit(learner, target, verdictFor(seed, target))];
    if (next() < 0.3) commits.push(call.commit(learner, target, verdictFor(seed, target)));
    await Promise.all(commits);
    bell.ring();
  }
}

/** Corrections by reviewers and operators: voids, rulings, reviews and rescores, sometimes previewed. */
export async function correctAlong(
  store: Store,
  call: Pick<Store['calibrations'], 'correct'>,
  learner: string,
  plan: Plan,
  before: () => Promise<unknown>,
): Promise<void> {
  for (const { kind, at, x } of plan.corrections) {
    await before();
    const found = await store.learners.find(learner);
    if (!found) continue;
    const { events, calibrations } = await everythingOf(store, learner);
    const seq = events[at % Math.max(1, events.length)]?.seq;
    if (seq === undefined) continue;
    // Usually the newest, so that reviews and rescores replace each other.
    const older = calibrations[at % Math.max(1, calibrations.length)];
    const replaces = (x % 3 > 0 ? calibrations.at(-1) : older)?.number ?? 1;
    const skill = (['quality', 'speed'] as const)[at % 2]!;
    const reviewed = {
      skill,
      source: 'review' as const,
      x,
      evidence: 1,
      confidence: 1,
      demand: 50,
      card: null,
    };
    const correction: Correction =
      kind === 'void'
        ? { kind, seq, reason: 'misrouted' }
        : kind === 'review'
          ? { kind, replaces, observations: [reviewed], reason: 'seen by a person' }
          : kind === 'rescore'
            ? { kind, replaces, verdict: verdictFor(x, seq) }
            : { kind: 'rule', seq, ruling: kind, reason: 'looked at' };
    if (at % 3 === 0) await call.correct(learner, correction, { preview: true });
    await call.correct(learner, correction);
  }
}

const HAS_PENDING =
  'SELECT EXISTS (SELECT FROM wakes w JOIN learners l ON l.no = w.learner WHERE l.id = $1 AND (l.awake OR l.pending > 0)) AS pending';

/** Everything else has ended: only sweepers find pending work, each time with a new workflow. */
async function sweep({ store, call, learner, seed }: Life): Promise<void> {
  for (let looks = 0; looks < 500; looks += 1) {
    const { learners: due } = await store.wakes.claimDue(100);
    if (due.includes(learner)) {
      const { oldest } = await call.award(learner, Number.MAX_SAFE_INTEGER);
      if (oldest !== null) await call.commit(learner, oldest, verdictFor(seed, oldest));
    }
    const { rows } = await store.database.query(HAS_PENDING, [learner]);
    if (!rows[0].pending) return;
    if (due.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('rule 2, wakes: work is still pending after 500 sweeps');
}

async function expectNothingUnawarded({ database }: Store, learner: string): Promise<void> {
  const { rows } = await database.query('SELECT last_seq - awarded_to AS left FROM learners WHERE id = $1', [
    learner,
  ]);
  expect(rows[0].left, 'rule 2, awake: unawarded events without a ring').toBe(0);
}

/** Sometimes a new program version or profile. */
async function switchProgram(
  store: Store,
  { programs = [], again }: LiveOptions,
  learner: string,
  next: () => number,
): Promise<void> {
  if (programs.length === 0) return;
  if (next() < 0.1) {
    const previous = (await store.programs.active('p'))?.version ?? 0;
    await store.programs.put(previous, programs[Math.floor(next() * programs.length)]!);
  }
  if (next() < 0.1) {
    const program = next() < 0.7 && (await store.programs.active('p')) ? 'p' : null;
    const profile = { groups: [], program, parFactor: next() < 0.5 ? 1 : 1.5 };
    await store.learners.putProfile(learner, profile).catch((error: unknown) => {
      if (!again(error)) throw error;
    });
  }
}

export type LiveOptions = {
  /** Policies that become active during the run. */
  policies: PolicyBody[];
  /** Program versions that become active during the run; learners are moved in and out of the program. */
  programs?: ProgramBody[];
  /** Probability of a policy change per batch sent. */
  switching?: number;
  /** Errors that callers retry. */
  again: (error: unknown) => boolean;
};

/**
 * One whole life of a learner over a store: senders, a workflow or two zombies, late and double verdicts, corrections,
 * policy changes; then a sweep, and every invariant against the sequential oracle. Throws the violation.
 */
export async function live(store: Store, options: LiveOptions, plan: Plan, learner: string): Promise<void> {
  const next = random(plan.seed);
  const call = patient(store, options.again);
  const { first, all } = deliveriesOf(plan, learner);
  const bell = createBell();
  let sending = true;
  let ringLost = false;
  // A client retries a failed request; the ring of the first request may be lost.
  const again = (error: unknown) => {
    ringLost = true;
    return options.again(error);
  };
  const client = patient(store, again);
  const attended = next() < 0.5;
  const attendants = createAttendants({ store, award: call.award, learner, next, bell });
  const running = () => sending;
  const life: Life = { store, call, learner, seed: plan.seed, next, bell, attendants, attended, running };
  const send = async (events: typeof all) => {
    for (let at = 0; at < events.length; at += plan.batch) {
      if (next() < (options.switching ?? 0.1)) {
        const { version } = await store.policies.active();
        await store.policies.put(version, options.policies[Math.floor(next() * options.policies.length)]!);
      }
      await switchProgram(store, options, learner, next);
      attendants.wake(await client.accept(events.slice(at, at + plan.batch)));
      await pause(next);
    }
  };
  const half = Math.floor(all.length / 2);
  const rung = next() < 0.5;
  const others = [committer(life), rung ? workflow(life) : zombie(life)];
  if (!rung) others.push(zombie(life));
  try {
    await Promise.race([
      // A failure in one of the others ends the run immediately.
      Promise.all(others),
      (async () => {
        const corrections = () => correctAlong(store, call, learner, plan, () => pause(next));
        const early = next() < 0.5 ? corrections() : undefined;
        await (next() < 0.5 ? send(all) : Promise.all([send(all.slice(0, half)), send(all.slice(half))]));
        await (early ?? corrections());
        sending = false;
        if (rung) await attendants.quiet();
      })(),
    ]);
    if (rung && !ringLost) await expectNothingUnawarded(store, learner);
  } finally {
    sending = false;
    bell.end();
    await Promise.allSettled(others);
  }
  await Promise.all(others);
  await sweep(life);
  const { calibrations } = await everythingOf(store, learner);
  for (const { source, completion, observations } of calibrations) {
    if (source === 'judge')
      expect(observations, 'the verdict as given').toEqual(verdictFor(plan.seed, completion).observations);
  }
  await checkInvariants(store, learner, new Map(first.map(({ id, source }) => [`${source} ${id}`, true])));
}
