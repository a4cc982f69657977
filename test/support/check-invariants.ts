import { expect } from 'vitest';
import { shownLevel, ceilingOf } from '../../src/core/level.ts';
import type { Observation } from '../../src/core/observation.ts';
import { UNRATED, type Snapshot } from '../../src/core/snapshot.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { LedgerEntry } from '../../src/store/ledger/entry.ts';
import type { ReadCalibration } from '../../src/store/calibration/read-calibrations.ts';
import type { Store } from '../../src/store/store.ts';
import { checkFacets } from './check-facets.ts';
import { oracle, type OracleEvent } from './oracle.ts';

async function all<T>(read: (after: number) => Promise<T[]>, number: (row: T) => number): Promise<T[]> {
  const found: T[] = [];
  for (;;) {
    const page = await read(found.length === 0 ? 0 : number(found.at(-1)!));
    if (page.length === 0) return found;
    found.push(...page);
  }
}

/** Everything stored about one learner. */
export async function everythingOf(store: Store, learner: string) {
  const { no } = (await store.learners.find(learner))!;
  const limit = 500;
  return {
    no,
    events: await all(
      (after) => store.events.read(no, { after, limit }),
      (event) => event.seq,
    ),
    entries: await all(
      (after) => store.ledger.entries(no, { after, limit }),
      (entry) => entry.entry,
    ),
    calibrations: await all(
      (after) => store.calibrations.read(no, { after, limit }),
      (row) => row.number,
    ),
  };
}

/** The readings that count for a completion. */
export function countingObservations(calibrations: ReadCalibration[], completion: number): Observation[] {
  const of = calibrations.filter((calibration) => calibration.completion === completion);
  const last = (source: string) => of.findLast((calibration) => calibration.source === source);
  return (last('review') ?? last('rescore') ?? of[0])?.observations ?? [];
}

async function rulingsOf(store: Store, no: number) {
  const { rows } = await store.database.query('SELECT seq, ruling FROM rulings WHERE learner = $1', [no]);
  return new Map(rows.map(({ seq, ruling }) => [Number(seq), ruling as OracleEvent['ruling']]));
}

/** The learner's versions that appended each entry and calibration. Times do not tell: clocks may be set back. */
async function versionsOf(store: Store, no: number): Promise<{ entries: number[]; calibrations: number[] }> {
  const read = async (sql: string) =>
    (await store.database.query(sql, [no])).rows.map(({ version }) => Number(version));
  return {
    entries: await read('SELECT version FROM ledger WHERE learner = $1 ORDER BY entry'),
    calibrations: await read('SELECT version FROM calibrations WHERE learner = $1 ORDER BY number'),
  };
}

/** The program stamped by intake per event, used for events that name none. */
async function stampedOf(store: Store, no: number): Promise<Map<number, string>> {
  const { rows } = await store.database.query(
    'SELECT seq, stamped_program AS program FROM events WHERE learner = $1 AND stamped_program IS NOT NULL',
    [no],
  );
  return new Map(rows.map(({ seq, program }) => [Number(seq), program]));
}

/** Rule 11: the level is a fold over verdicts and entries in the order in which they were committed. */
function checkLevels(
  entries: LedgerEntry[],
  calibrations: ReadCalibration[],
  xp: { total: number; level: number; nextLevelAt: number | null },
): void {
  let level = 1;
  let total = 0;
  let seen = 0;
  const verdictsTo = (number: number) => {
    for (const { stateAfter } of calibrations.slice(seen, number))
      level = shownLevel(level, total, ceilingOf(stateAfter));
    seen = Math.max(seen, number);
  };
  for (const entry of entries) {
    const own = entry.kind === 'award' ? null : entry.calibration;
    verdictsTo(own === null ? entry.snapshotVersion : own - 1);
    const standing: Snapshot = calibrations[entry.snapshotVersion - 1]?.stateAfter ?? UNRATED;
    seen = entry.snapshotVersion;
    total = entry.totalAfter;
    level = shownLevel(level, total, ceilingOf(standing));
    expect(entry.level, `rule 11, level of entry ${entry.entry}`).toBe(level);
  }
  verdictsTo(calibrations.length);
  expect(xp.level, 'rule 11, level of the layer').toBe(level);
  if (xp.nextLevelAt !== null) expect(xp.nextLevelAt, 'the next level is ahead').toBeGreaterThan(xp.total);
}

/** Rule 3: an award awaits a verdict exactly if an earlier completion had none at that time. */
function checkAwaiting(entries: LedgerEntry[], calibrations: ReadCalibration[]): void {
  const first = calibrations.filter(({ replaces }) => replaces === null);
  for (const entry of entries) {
    if (entry.kind !== 'award') continue;
    const pending = first.some(
      ({ completion, number }) => completion < entry.eventSeq && number > entry.snapshotVersion,
    );
    expect(entry.awaitingVerdict, `rule 3, whether award ${entry.entry} awaits a verdict`).toBe(pending);
  }
}

/** What the sequential oracle says of a learner's stored events and verdicts, with another policy if one is given. */
export async function oracleOf(store: Store, learner: string, policy?: Policy) {
  const { no, events, calibrations } = await everythingOf(store, learner);
  const rulings = await rulingsOf(store, no);
  const stamped = await stampedOf(store, no);
  const said: OracleEvent[] = [];
  for (const event of events) {
    const home = stamped.get(event.seq);
    said.push({
      learner,
      id: event.id!,
      source: event.source!,
      type: event.type,
      time: Date.parse(event.time),
      speaker: event.speaker,
      data: home === undefined ? event.data! : { program: home, ...event.data },
      policy: policy ?? (await store.policies.read(event.policyVersion)),
      ruling: rulings.get(event.seq),
    });
  }
  return oracle(said, (seq) => countingObservations(calibrations, seq));
}

export type InvariantOptions = {
  /** The learner came from another cell, which kept the changes of its streams; facets are checked by those. */
  moved?: boolean;
};

/** Invariants 1 to 8 and 11 of one learner without pending work, against the sequential oracle. */
export async function checkInvariants(
  store: Store,
  learner: string,
  sent?: Map<string, unknown>,
  { moved = false }: InvariantOptions = {},
): Promise<void> {
  const { no, events, entries, calibrations } = await everythingOf(store, learner);
  expect(
    events.map(({ seq }) => seq),
    'invariant 1, gapless',
  ).toEqual(events.map((_, index) => index + 1));
  const identities = events.map(({ id, source }) => `${source} ${id}`);
  expect(new Set(identities).size, 'invariant 2, once').toBe(identities.length);
  if (sent) expect(new Set(identities), 'invariant 2, nothing lost').toEqual(new Set(sent.keys()));
  const awards = entries.filter(({ kind }) => kind === 'award');
  expect(
    awards.map((entry) => entry.eventSeq),
    'invariant 3, one award an event',
  ).toEqual(events.map(({ seq }) => seq));
  const truth = await oracleOf(store, learner);
  expect(
    awards.map(({ reason }) => reason),
    'reasons',
  ).toEqual(truth.decided.map(({ reason }) => reason));
  expect(
    events.map(({ completes }) => completes),
    'completions',
  ).toEqual(truth.decided.map(({ completes }) => completes));
  const { layer } = (await store.learners.read(learner))!;
  expect(layer.pending, 'invariant 4, nothing pending').toEqual({ events: 0, calibrations: 0 });
  expect(layer.xp.total, 'invariant 4, total of the oracle').toBe(truth.total);
  expect(calibrations.at(-1)?.stateAfter ?? UNRATED, 'invariant 4, snapshot of the oracle').toEqual(
    truth.snapshot,
  );
  const sum = entries.reduce((total, { xp }) => total + xp, 0);
  expect([layer.xp.total, entries.at(-1)?.totalAfter ?? 0], 'invariant 6, the sum').toEqual([sum, sum]);
  expect((await store.ledger.verify(learner))?.intact, 'invariant 7, the ledger chain').toBe(true);
  expect((await store.calibrations.verify(learner))?.intact, 'invariant 7, the calibrations chain').toBe(
    true,
  );
  const versions = await versionsOf(store, no);
  for (const entry of awards) {
    const version = versions.entries[entry.entry - 1]!;
    const committed = versions.calibrations.filter((earlier) => earlier < version).length;
    expect(entry.snapshotVersion, 'invariant 8, fresh').toBe(committed);
  }
  const causes = new Set(
    calibrations.filter(({ replaces }) => replaces === null).map(({ completion }) => completion),
  );
  expect(causes.size, 'one calibration a completion').toBe(
    calibrations.filter(({ replaces }) => replaces === null).length,
  );
  const completed = truth.decided.flatMap(({ completes }, index) => (completes ? [index + 1] : []));
  expect(
    [...causes].toSorted((a, b) => a - b),
    'every completion has its calibration',
  ).toEqual(completed);
  if (!moved) await checkFacets(store, learner);
  checkAwaiting(entries, calibrations);
  checkLevels(entries, calibrations, layer.xp);
}
