import { own } from './own.ts';
import { stageOf, type PlacedStage, type Program } from './program.ts';
import type { Signal } from './signal.ts';

/** What happened in one stage. Times in epoch milliseconds. A stage without events has no record. */
export type StageRecord = {
  state: 'in_progress' | 'done' | 'skipped';
  startedAt: number | null;
  doneAt: number | null;
  skippedAt: number | null;
  /** Events of the completing type with any outcome, up to the one that completed the stage. */
  attempts: number;
};

export type ProgramJourney = {
  version: number;
  startedAt: number | null;
  stages: Record<string, StageRecord>;
};

/**
 * The stored journey: only records, since locked and open follow from the records and the program. Records of programs
 * that the learner left are kept, so that returning to one loses nothing.
 */
export type JourneyState = { program: string; programs: Record<string, ProgramJourney> };

const UNTOUCHED: StageRecord = {
  state: 'in_progress',
  startedAt: null,
  doneAt: null,
  skippedAt: null,
  attempts: 0,
};

/** The journey of a learner without events. */
export function initialJourney(program: Program): JourneyState {
  return {
    program: program.id,
    programs: { [program.id]: { version: program.version, startedAt: null, stages: {} } },
  };
}

/** Whether a stage no longer blocks others: done or skipped. Work after a skip does not block them again. */
export function isSettled(record: StageRecord | undefined): record is StageRecord {
  return record !== undefined && (record.doneAt !== null || record.skippedAt !== null);
}

/** Moves records to the stages' new ids. Records of removed stages stay: a later version may bring the stage back. */
function renamed(stages: ProgramJourney['stages'], program: Program): ProgramJourney['stages'] {
  const after = { ...stages };
  for (const stage of program.stages.values()) {
    const former = stage.formerly.find((id) => Object.hasOwn(after, id));
    if (former === undefined || Object.hasOwn(after, stage.id)) continue;
    after[stage.id] = after[former] as StageRecord;
    delete after[former];
  }
  return after;
}

/** The journey under a newer version or another program: done stages stay done. Never migrates to an older version. */
export function migrateJourney(state: JourneyState, program: Program): JourneyState {
  const { id, version } = program;
  const known = own(state.programs, id);
  if (known && version <= known.version) return state.program === id ? state : { ...state, program: id };
  const stages = known ? renamed(known.stages, program) : {};
  const journey = { version, startedAt: known?.startedAt ?? null, stages };
  return { program: id, programs: { ...state.programs, [id]: journey } };
}

function completes({ completion }: PlacedStage, signal: Signal): boolean {
  const { type, outcome } = completion;
  return signal.type === type && (outcome === null || signal.outcome === outcome);
}

/** Whether the event starts the stage. What a coach or an assistant says does not. */
function begins(signal: Signal): boolean {
  return signal.speaker === 'learner' || signal.type === 'stage.started' || signal.outcome !== null;
}

/** The record after an event of its stage; the same object when nothing changed. Done is final. */
function recordAfter(
  record: StageRecord | undefined,
  signal: Signal,
  stage: PlacedStage,
): StageRecord | undefined {
  if (record?.state === 'done') return record;
  const before = record ?? UNTOUCHED;
  const at = signal.time;
  if (completes(stage, signal)) {
    // A late delivery can carry a time before the first one received.
    const startedAt = Math.min(before.startedAt ?? at, at);
    return { ...before, state: 'done', startedAt, doneAt: at, attempts: before.attempts + 1 };
  }
  if (signal.type === 'stage.skipped') {
    return record?.state === 'skipped' ? record : { ...before, state: 'skipped', skippedAt: at };
  }
  const tried = signal.type === stage.completion.type;
  if (!tried && (!begins(signal) || record?.state === 'in_progress')) return record;
  const attempts = before.attempts + (tried ? 1 : 0);
  return { ...before, state: 'in_progress', startedAt: before.startedAt ?? at, attempts };
}

/**
 * The journey after one event, under the program version stamped on it; the same object when nothing changed. Work in a
 * locked stage counts, because events are facts; the view lists the missing prerequisites.
 */
export function journeyAfter(state: JourneyState, signal: Signal, program: Program): JourneyState {
  if (signal.program !== null && signal.program !== program.id) return state;
  const migrated = migrateJourney(state, program);
  const journey = migrated.programs[program.id] as ProgramJourney;
  const stage = stageOf(program, signal.stage);
  const before = stage && own(journey.stages, stage.id);
  const record = stage && recordAfter(before, signal, stage);
  if (record === before && journey.startedAt !== null) return migrated;
  const stages =
    stage && record && record !== before ? { ...journey.stages, [stage.id]: record } : journey.stages;
  const after = { ...journey, startedAt: journey.startedAt ?? signal.time, stages };
  return { ...migrated, programs: { ...migrated.programs, [program.id]: after } };
}

/** The journey through one program version, from its first event. Callers leave out voided events. */
export function foldJourney(program: Program, signals: Iterable<Signal>): JourneyState {
  let state = initialJourney(program);
  for (const signal of signals) state = journeyAfter(state, signal, program);
  return state;
}
