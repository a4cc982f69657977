import { expect } from 'vitest';
import { behaviourAfter } from '../../src/core/behaviour.ts';
import { behaviourAt } from '../../src/core/behaviour/at.ts';
import { NEW_BEHAVIOUR, type BehaviourState } from '../../src/core/behaviour/state.ts';
import { initialJourney, journeyAfter, migrateJourney, type JourneyState } from '../../src/core/journey.ts';
import { NO_PHASES, phaseAfter } from '../../src/core/phase.ts';
import { compileProgram, stageOf, type Program } from '../../src/core/program.ts';
import { outcomeOf } from '../../src/core/signal.ts';
import { wordsOf } from './oracle.ts';
import type { Store } from '../../src/store/store.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- rows as Postgres gives them
type Row = Record<string, any>;

/** Everything facets are folded from, read with separate statements. */
async function sourcesOf({ database }: Store, learner: number) {
  const read = async (sql: string): Promise<Row[]> => (await database.query(sql, [learner])).rows;
  const programs = (await database.query('SELECT id, version, body FROM programs')).rows as Row[];
  return {
    events: await read(
      `SELECT e.*, p.data, l.reason FROM events e JOIN payloads p USING (learner, seq)
       JOIN ledger l ON l.learner = e.learner AND l.event_seq = e.seq AND l.kind = 'award' WHERE e.learner = $1 ORDER BY e.seq`,
    ),
    enrolments: await read('SELECT * FROM enrolments WHERE learner = $1 ORDER BY number'),
    calibrations: await read('SELECT * FROM calibrations WHERE learner = $1 ORDER BY completion, number'),
    facets: new Map(
      (await read('SELECT name, value, version FROM facets WHERE learner = $1')).map((row) => [
        row.name,
        row,
      ]),
    ),
    changes: await read('SELECT * FROM changes WHERE learner = $1 ORDER BY version'),
    entries: await read('SELECT entry, kind, reason FROM ledger WHERE learner = $1'),
    silences: await read('SELECT version FROM silences WHERE learner = $1'),
    programOf: new Map(
      programs.map(({ id, version, body }) => [`${id} ${version}`, compileProgram(body, version)]),
    ),
  };
}

type Sources = Awaited<ReturnType<typeof sourcesOf>>;

async function rebuildCheap(store: Store, { events, enrolments, programOf }: Sources) {
  const program = (id: string | null, version: number | null): Program | undefined =>
    programOf.get(`${id} ${version}`);
  const steps = [
    ...events.filter(({ voided }) => !voided).map((event) => ({ at: event.seq, event, enrolment: null })),
    ...enrolments.map((enrolment) => ({ at: enrolment.after_seq + 0.5, event: null, enrolment })),
  ].toSorted((a, b) => a.at - b.at);
  let journey: JourneyState | null = null;
  let behaviour: { fold: typeof NEW_BEHAVIOUR; policy: number } | null = null;
  let parFactor = 1;
  for (const { event, enrolment } of steps) {
    if (enrolment) {
      parFactor = enrolment.par_factor;
      const into = program(enrolment.program, enrolment.program_version);
      if (into) journey = journey ? migrateJourney(journey, into) : initialJourney(into);
      continue;
    }
    const under = program(event.stamped_program, event.program_version);
    const { seq, type, data, speaker, time } = event;
    const signal = {
      seq,
      type,
      speaker,
      time,
      program: data.program ?? null,
      stage: data.stage ?? null,
      words: wordsOf(data),
      outcome: outcomeOf(data),
      repeated: event.reason === 'repeat',
    };
    if (under) journey = journeyAfter(journey ?? initialJourney(under), signal, under);
    const policy = await store.policies.read(event.policy);
    const par = under && stageOf(under, data.stage ?? null)?.parMinutes;
    const before: BehaviourState = behaviour?.fold ?? NEW_BEHAVIOUR;
    const parMs = par === undefined ? null : par * 60_000 * parFactor;
    const after = behaviourAfter(before, signal, policy.behaviour, parMs);
    if (after !== before) behaviour = { fold: after, policy: event.policy };
  }
  return { journey, behaviour };
}

function rebuildPhases({ events, calibrations, programOf }: Sources) {
  let phases = NO_PHASES;
  for (const [completion, group] of Map.groupBy(calibrations, (row) => row.completion)) {
    if (group.some(({ source }) => source === 'void')) continue;
    const last = (source: string) => group.findLast((row) => row.source === source);
    const counts = last('review') ?? last('rescore') ?? group[0]!;
    const { observations, constants, effective_time, worked_minutes } = counts;
    const event = events[completion - 1]!;
    const program = programOf.get(`${event.stamped_program} ${event.program_version}`);
    const { program: named = null, stage = null } = event.data;
    const calibration = {
      program: named,
      stage,
      observations,
      constants,
      at: effective_time,
      workedMinutes: worked_minutes,
    };
    if (program) phases = phaseAfter(phases, calibration, program);
  }
  return phases;
}

/** The versions that may have written a facet: each has a single writer (invariant 11). */
function writersOf({ changes, entries, silences, enrolments }: Sources) {
  const versions = (found: Row[]) => found.map(({ version }) => version);
  const made = ({ from_entry, to_entry }: Row, is: (entry: Row) => boolean) =>
    entries.some((entry) => entry.entry >= from_entry && entry.entry <= to_entry && is(entry));
  const voids = changes.filter((change) => made(change, ({ reason }) => reason === 'void'));
  const awards = changes.filter((change) => made(change, ({ kind }) => kind === 'award'));
  return {
    journey: new Set([...versions(awards), ...versions(voids), ...versions(enrolments)]),
    behaviour: new Set([...versions(awards), ...versions(voids), ...versions(silences)]),
    phase: new Set(versions(changes.filter(({ calibration }) => calibration !== null))),
  };
}

/**
 * Folding events and calibrations from the start gives the stored facets. Each transaction raised the version by one,
 * and each facet was last written by its single writer.
 */
export async function checkFacets(store: Store, learner: string): Promise<void> {
  const { no } = (await store.learners.find(learner))!;
  const { layer } = (await store.learners.read(learner))!;
  const sources = await sourcesOf(store, no);
  const { facets, changes } = sources;
  expect(
    changes.map(({ version }) => version),
    'invariant 11, one version a transaction',
  ).toEqual(Array.from({ length: layer.version }, (_, index) => index + 1));
  const { journey, behaviour } = await rebuildCheap(store, sources);
  const stored = facets.get('behaviour')?.value ?? null;
  expect(facets.get('journey')?.value ?? null, 'the journey from zero').toEqual(journey);
  expect(stored && { fold: stored.fold, policy: stored.policy }, 'the behaviour from zero').toEqual(
    behaviour,
  );
  expect(facets.get('phase')?.value ?? NO_PHASES, 'the phases from zero').toEqual(rebuildPhases(sources));
  if (stored) {
    const { at } = changes[facets.get('behaviour')!.version - 1]!;
    const { behaviour: thresholds } = await store.policies.read(stored.policy);
    expect(stored.shown, 'what is shown').toEqual(behaviourAt(stored.fold, at, thresholds));
  }
  const writers = writersOf(sources);
  for (const name of ['journey', 'behaviour', 'phase'] as const) {
    const row = facets.get(name);
    if (row) expect(writers[name].has(row.version), `invariant 11, who wrote ${name}`).toBe(true);
  }
}
