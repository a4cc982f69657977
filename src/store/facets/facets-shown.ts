import { behaviourAt, type Behaviour } from '../../core/behaviour/at.ts';
import { NEW_BEHAVIOUR } from '../../core/behaviour/state.ts';
import { journeyView, type JourneyView } from '../../core/journey/view.ts';
import type { JourneyState, ProgramJourney } from '../../core/journey.ts';
import { NO_PHASES } from '../../core/phase.ts';
import { phasesAlong, type PhasesView } from '../../core/phase/view.ts';
import type { Policy } from '../../core/policy.ts';
import type { Program } from '../../core/program.ts';
import type { Stamp } from '../documents/programs.ts';
import type { Facets } from './facet.ts';

type Nullable<T, Keys extends keyof T> = Omit<T, Keys> & { [Key in Keys]: T[Key] | null };

/** Outside of programs the fields are the same, but empty. */
type JourneyShown = Nullable<JourneyView, 'program' | 'version' | 'title'>;
type PhaseShown = Nullable<PhasesView, 'program' | 'version'>;
type BehaviourShown = Omit<Behaviour, 'since'> & { since: string | null };

const NO_JOURNEY: JourneyShown = {
  program: null,
  version: null,
  title: null,
  startedAt: null,
  doneAt: null,
  done: 0,
  skipped: 0,
  of: 0,
  stages: [],
  next: [],
};
const NO_PHASE: PhaseShown = { program: null, version: null, current: null, phases: [] };

/** The program of a shown journey: the learner's latest, in the version that the journey has reached. */
export function shownProgram(journey: JourneyState | null): Stamp | null {
  if (!journey) return null;
  const { version } = journey.programs[journey.program] as ProgramJourney;
  return { program: journey.program, version };
}

function behaviourShown(behaviour: Facets['behaviour'], policy: Policy, at: number): BehaviourShown {
  const { since, ...shown } = behaviour?.shown ?? behaviourAt(NEW_BEHAVIOUR, at, policy.behaviour);
  return { ...shown, since: since === null ? null : new Date(since).toISOString() };
}

/**
 * What a read needs besides the rows: the program from `shownProgram`, and the commit time of the version as `at`
 * (epoch ms).
 */
export type ShownBy = { program: Program | null; policy: Policy; parFactor: number; at: number };

/** The facets `phase`, `behaviour` and `journey` as the layer shows them (design 8). */
export function facetsShown(facets: Partial<Facets>, { program, policy, parFactor, at }: ShownBy) {
  const { journey = null, phase = null, behaviour = null } = facets;
  const shown = journey && program ? { program, journey: journeyView(program, journey) } : null;
  return {
    phase: shown
      ? phasesAlong(shown.program, phase ?? NO_PHASES, shown.journey.stages, { parFactor, at })
      : NO_PHASE,
    behaviour: behaviourShown(behaviour, policy, at),
    journey: shown?.journey ?? NO_JOURNEY,
  };
}
