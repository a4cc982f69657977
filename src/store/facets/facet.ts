import type { Behaviour } from '../../core/behaviour/at.ts';
import type { BehaviourState } from '../../core/behaviour/state.ts';
import type { JourneyState } from '../../core/journey.ts';
import type { PhaseState } from '../../core/phase.ts';

/**
 * The behaviour as stored: the fold of events alone, the policy whose thresholds the newest of them brought, and what is
 * shown. What falls due by silence is shown and never folded, so that an event which comes late folds as in time.
 */
export type StoredBehaviour = { fold: BehaviourState; policy: number; shown: Behaviour };

/** Facets that are rows, by name. One that nothing was folded into yet is null. */
export type Facets = {
  journey: JourneyState | null;
  phase: PhaseState | null;
  behaviour: StoredBehaviour | null;
};

/** A facet's new row, written in the same transaction as its cause. */
export type NewFacet = { [Name in keyof Facets]: { name: Name; value: Facets[Name] } }[keyof Facets];
