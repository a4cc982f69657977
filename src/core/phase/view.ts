import type { JourneyState } from '../journey.ts';
import { journeyView, type StageState, type StageView } from '../journey/view.ts';
import type { Reading } from '../measurement.ts';
import { own } from '../own.ts';
import type { PhaseState, ProgramPhases, StageWork } from '../phase.ts';
import type { Program } from '../program.ts';
import type { Stage } from '../program/schema.ts';
import { forEachSkill, type Skill } from '../skill.ts';
import { overallAt, skillAt, type Snapshot } from '../snapshot.ts';
import type { Tier } from '../tier.ts';
import { paceOf, type Pace } from './pace.ts';

/** The learner by the calibrations of this phase only. */
type PhaseReadingView = {
  skills: Record<Skill, Reading & { observations: number }>;
  overall: Reading & { tier: Tier | null };
};

/** One phase as shown. `reading` is null before its first calibration. */
type PhaseView = {
  id: string;
  title: string;
  state: 'locked' | 'open' | 'in_progress' | 'done';
  calibrations: number;
  calibratedAt: string | null;
  reading: PhaseReadingView | null;
  pace: Pace;
  /** What is missing: each stage with the event and outcome that complete it. */
  completedBy: { stage: string; title: string; state: StageState; type: string; outcome: string | null }[];
};

/** The facet `phase`. `current` is the first phase not done, null when all are. */
export type PhasesView = { program: string; version: number; current: string | null; phases: PhaseView[] };

function readingView(snapshot: Snapshot, at: number): PhaseReadingView {
  const skills = forEachSkill((skill) => ({
    ...skillAt(snapshot, skill, at),
    observations: snapshot.skills[skill].observations,
  }));
  return { skills, overall: { ...overallAt(snapshot, at), tier: snapshot.tier } };
}

function isFinished(stage: StageView): boolean {
  return stage.doneAt !== null || stage.skippedAt !== null;
}

function phaseState(stages: readonly StageView[]): PhaseView['state'] {
  if (stages.every(isFinished)) return 'done';
  if (stages.some(({ startedAt, skippedAt }) => startedAt !== null || skippedAt !== null))
    return 'in_progress';
  return stages.some(({ state }) => state === 'open') ? 'open' : 'locked';
}

/** Work in a stage by its calibrations, including those under its former ids. */
function workOf(stage: Stage, folded: ProgramPhases | undefined): StageWork {
  const works = [stage.id, ...stage.formerly].flatMap((id) => (folded && own(folded.stages, id)) ?? []);
  return {
    calibrations: works.reduce((sum, work) => sum + work.calibrations, 0),
    workedMinutes: works.reduce((sum, work) => sum + work.workedMinutes, 0),
  };
}

type Shown = { parFactor: number; at: number };

function phaseView(
  phase: Program['phases'][number],
  stages: readonly StageView[],
  folded: ProgramPhases | undefined,
  { parFactor, at }: Shown,
): PhaseView {
  const reading = folded && own(folded.phases, phase.id);
  const timed = phase.stages.map((stage, index) => ({
    parMinutes: stage.parMinutes,
    finished: stages[index]?.state === 'done',
    work: workOf(stage, folded),
  }));
  return {
    id: phase.id,
    title: phase.title,
    state: phaseState(stages),
    calibrations: reading?.calibrations ?? 0,
    calibratedAt: reading ? new Date(reading.calibratedAt).toISOString() : null,
    reading: reading ? readingView(reading.snapshot, at) : null,
    pace: paceOf(timed, parFactor),
    completedBy: stages
      .filter((stage) => !isFinished(stage))
      .map(({ id, title, state, completion }) => ({ stage: id, title, state, ...completion })),
  };
}

/** The phases as shown at `at` (epoch ms, the commit's time): readings from calibrations, states from the journey. */
export function phasesView(
  program: Program,
  phases: PhaseState,
  journey: JourneyState,
  shown: Shown,
): PhasesView {
  return phasesAlong(program, phases, journeyView(program, journey).stages, shown);
}

/** The same from stages that are already loaded. */
export function phasesAlong(
  program: Program,
  phases: PhaseState,
  stages: readonly StageView[],
  shown: Shown,
): PhasesView {
  const folded = own(phases, program.id);
  const views = program.phases.map((phase) =>
    phaseView(
      phase,
      stages.filter((stage) => stage.phase === phase.id),
      folded,
      shown,
    ),
  );
  const current = views.find(({ state }) => state !== 'done')?.id ?? null;
  return { program: program.id, version: program.version, current, phases: views };
}
