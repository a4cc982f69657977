import { own } from './own.ts';
import { stageOf, type PlacedStage, type Program } from './program.ts';
import type { Signal } from './signal.ts';

/** What happened in one stage. Times in epoch milliseconds; a stage that nothing happened in has no record. */
export type StageRecord = {
  state: 'in_progress' | 'done' | 'skipped';
  startedAt: number | null;
  doneAt: number | null;
  skippedAt: number | null;
  /** Events of the completing type, whatever their outcome, up to the one that made it done. */
  attempts: number;
};

export type ProgramJourney = {
  version: number;
  startedAt: number | null;
  stages: Record<string, StageRecord>;
};

/**
 * The stored journey: records alone, since what is locked or open follows from them and the program.
 * Programs that the learner left keep theirs, so that coming back loses nothing.
 */
export type JourneyState = { program: string; programs: Record<string, ProgramJourney> };

const UNTOUCHED: StageRecord = {
  state: 'in_progress',
  startedAt: null,
  doneAt: null,
  skippedAt: null,
  attempts: 0,
};

/** The journey of a learner to whom nothing happened yet. */
export function initialJourney(program: Program): JourneyState {
  return {
    program: program.id,
    programs: { [program.id]: { version: program.version, startedAt: null, stages: {} } },
  };
}

/** Whether a stage holds back no other: done, or skipped, also when the learner came back to it after a skip. */
export function isSettled(record: StageRecord | undefined): record is StageRecord {
  return record !== undefined && (record.doneAt !== null || record.skippedAt !== null);
}

/** Records under the stages' new ids; those of stages that are gone stay, in case a later version has them again. */
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

/** The journey under a newer version, or another program: what was done stays done. Never back to an older version. */
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

/** Whether the learner is at work in the stage; what a coach or an assistant says there starts nothing. */
function begins(signal: Signal): boolean {
  return signal.speaker === 'learner' || signal.type === 'stage.started' || signal.outcome !== null;
}

/** The record after an event of its stage; itself when nothing changed. Done is final. */
function recordAfter(
  record: StageRecord | undefined,
  signal: Signal,
  stage: PlacedStage,
): StageRecord | undefined {
  if (record?.state === 'done') return record;
  const before = record ?? UNTOUCHED;
  const at = signal.time;
  if (completes(stage, signal)) {
    // A late delivery may carry a time before the one that came first.
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
 * The journey after one event, under the program version stamped on it; the same object when nothing changed.
 * Events are facts: work in a stage that is still locked counts, and the view says what it went without.
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

/** The journey through one program version from its first event. Voided events are left out by the caller. */
export function foldJourney(program: Program, signals: Iterable<Signal>): JourneyState {
  let state = initialJourney(program);
  for (const signal of signals) state = journeyAfter(state, signal, program);
  return state;
}
