import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveriesOf, planArbitrary, verdictFor, type Plan } from '../../../test/property/plan.ts';
import { programVariants } from '../../../test/property/programs.ts';
import { random } from '../../../test/support/random.ts';
import { createDatabase } from '../../../test/support/database.ts';
import { createStore, type Store } from '../store.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
// A clock that always advances: within one millisecond two versions would be served.
let clock = Date.now();
const now = () => new Date((clock += 1));
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 4, batch: 3, now });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** What was served after one transaction: the layer as JSON, the length of the ledger, and the time. */
type Served = { at: number; layer: unknown; version: number; entries: number; awardedTo: number };

/** Counts what the lives contained, to prove that the comparison covers it. */
const seen = new Set<string>();

async function serve(learner: string): Promise<Served> {
  const { layer, lastSeq } = (await store.learners.read(learner))!;
  seen.add(layer.behaviour.state);
  if (layer.phase.current !== null) seen.add('phase');
  if (layer.pending.calibrations > 0) seen.add('pending');
  return {
    at: clock,
    layer: JSON.parse(JSON.stringify(layer)),
    version: layer.version,
    entries: layer.xp.entries,
    awardedTo: lastSeq - layer.pending.events,
  };
}

/** A new policy, program version or profile, or time passing in silence. */
async function switchSomething(learner: string, next: () => number): Promise<void> {
  const dice = next();
  if (dice < 0.2) {
    const { version, ...body } = await store.policies.active();
    await store.policies.put(version, { ...body, ladder: next() < 0.5 ? 'smooth' : 'steps' });
  } else if (dice < 0.4) {
    const previous = (await store.programs.active('p'))?.version ?? 0;
    const variants = programVariants();
    await store.programs.put(previous, variants[Math.floor(next() * variants.length)]!);
  } else if (dice < 0.6) {
    const program = (await store.programs.active('p')) && next() < 0.7 ? 'p' : null;
    await store.learners.putProfile(learner, { groups: [], program, parFactor: next() < 0.5 ? 1 : 1.5 });
  } else {
    clock += Math.floor(next() * (dice < 0.8 ? 2 : 400) * HOUR);
    if (await store.learners.find(learner)) await store.ledger.award(learner, 0);
  }
}

/** A random transaction that changes a learner. */
async function change(learner: string, plan: Plan, next: () => number): Promise<void> {
  const dice = next();
  const { oldest } = await store.ledger.award(learner, dice < 0.5 ? 0 : Number.MAX_SAFE_INTEGER);
  // A verdict after a silence: the behaviour is not computed again.
  if (next() < 0.3) clock += Math.floor(next() * 100 * HOUR);
  if (dice > 0.3 && oldest !== null)
    await store.calibrations.commit(learner, oldest, verdictFor(plan.seed, oldest));
  if (dice > 0.8) {
    const kind = (['void', 'rule', 'review'] as const)[Math.floor(next() * 3)]!;
    const seq = 1 + Math.floor(next() * plan.events.length);
    const { no } = (await store.learners.find(learner))!;
    const replaces = (await store.calibrations.read(no, { after: 0, limit: 500 })).at(-1)?.number ?? 1;
    const reviewed = {
      skill: 'quality',
      source: 'review',
      x: 80,
      evidence: 1,
      confidence: 1,
      demand: 50,
      card: null,
    } as const;
    await store.calibrations.correct(
      learner,
      kind === 'review'
        ? { kind, replaces, observations: [reviewed], reason: 'seen' }
        : kind === 'rule'
          ? { kind, seq, ruling: next() < 0.5 ? 'paid' : 'refused', reason: 'seen' }
          : { kind, seq, reason: 'misrouted' },
    );
  }
}

const HOUR = 3_600_000;
let runs = 0;

/** A random life, read after each transaction. */
async function liveAndServe(plan: Plan): Promise<{ learner: string; served: Served[]; bornAt: number }> {
  runs += 1;
  const learner = `as-of-${runs}`;
  const next = random(plan.seed);
  const served: Served[] = [];
  const bornAt = clock;
  const { all } = deliveriesOf(plan, learner);
  for (let from = 0; from < all.length; from += plan.batch) {
    if (next() < 0.4) {
      await switchSomething(learner, next);
      if (await store.learners.find(learner)) served.push(await serve(learner));
    }
    // Silences advance the clock for everything after them.
    const late = Math.max(0, clock - all[from]!.time);
    const batch = all.slice(from, from + plan.batch).map((event) => ({ ...event, time: event.time + late }));
    clock = Math.max(clock, ...batch.map(({ time }) => time));
    await store.events.accept(batch);
    served.push(await serve(learner));
    for (let steps = Math.floor(next() * 4); steps > 0; steps -= 1) {
      await change(learner, plan, next);
      served.push(await serve(learner));
    }
  }
  return { learner, served, bornAt };
}

async function equalsWhatWasServed(plan: Plan): Promise<void> {
  const { learner, served, bornAt } = await liveAndServe(plan);
  const { no } = (await store.learners.find(learner))!;
  expect(await store.learners.readAsOf(no, { time: bornAt })).toEqual({ outcome: 'before' });
  for (const { at, layer, entries } of served) {
    const read = await store.learners.readAsOf(no, { time: at });
    expect(JSON.parse(JSON.stringify(read))).toEqual({
      outcome: 'found',
      layer,
      snapshot: expect.anything(),
    });
    const shown = await store.ledger.entries(no, { after: 0, limit: 500, to: entries });
    expect(shown).toHaveLength(entries);
  }
  for (let seq = 1; seq <= served.at(-1)!.awardedTo; seq += 1) {
    const first = served.find(({ awardedTo }) => awardedTo >= seq)!;
    const read = await store.learners.readAsOf(no, { seq });
    expect(read.outcome).toBe('found');
    if (read.outcome !== 'found') return;
    // A step may contain a commit after the award; then an earlier version contains the award.
    expect(read.layer.version).toBeLessThanOrEqual(first.version);
    const before = served.findLast(({ awardedTo }) => awardedTo < seq);
    expect(read.layer.version).toBeGreaterThan(before?.version ?? 0);
    if (read.layer.version === first.version)
      expect(JSON.parse(JSON.stringify(read.layer))).toEqual(first.layer);
  }
  const last = served.at(-1)!;
  expect(await store.learners.readAsOf(no, { seq: last.awardedTo + 1 })).toEqual({ outcome: 'not_awarded' });
}

test(
  `a read as of any point equals what was served then, over ${RUNS} random lives`,
  { timeout: 600_000 },
  async () => {
    await fc.assert(fc.asyncProperty(planArbitrary, equalsWhatWasServed), {
      numRuns: RUNS,
      endOnFailure: true,
    });
    expect([...seen]).toEqual(expect.arrayContaining(['new', 'away', 'phase', 'pending']));
    for (const table of ['silences', 'enrolments']) {
      expect((await store.database.query(`SELECT FROM ${table}`)).rowCount, table).toBeGreaterThan(0);
    }
  },
);

test('two awards in the same millisecond are two versions', async () => {
  const standing = createStore({
    url: database.url,
    size: 2,
    batch: 1,
    now: () => new Date(1_800_000_000_000),
  });
  const event = {
    source: 's',
    type: 'chat.turn_taken',
    time: 1_700_000_000_000,
    speaker: 'learner' as const,
    data: { text: 'hm' },
  };
  await standing.events.accept([1, 2, 3].map((id) => ({ ...event, learner: 'still', id: String(id) })));
  for (let seq = 1; seq <= 3; seq += 1) await standing.ledger.award('still', 0);
  const { no } = (await standing.learners.find('still'))!;
  const versions = await Promise.all(
    [0, 1, 2, 3].map(async (seq) => standing.learners.readAsOf(no, { seq })),
  );
  expect(
    versions.map((read) => read.outcome === 'found' && [read.layer.version, read.layer.xp.entries]),
  ).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  await standing.close();
});
