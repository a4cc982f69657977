import type { Behaviour } from '../../core/behaviour/at.ts';
import type { BehaviourState } from '../../core/behaviour/state.ts';
import type { JourneyState } from '../../core/journey.ts';
import type { PhaseState } from '../../core/phase.ts';

/**
 * The stored behaviour: the fold of events only, the policy version of its thresholds, and the state shown. Changes
 * caused by silence are shown but not folded, so that a late event folds as it would have in time.
 */
export type StoredBehaviour = { fold: BehaviourState; policy: number; shown: Behaviour };

/** Stored facets by name; null before anything was folded. */
export type Facets = {
  journey: JourneyState | null;
  phase: PhaseState | null;
  behaviour: StoredBehaviour | null;
};

/** A facet's new value, written in the same transaction as its cause. */
export type NewFacet = { [Name in keyof Facets]: { name: Name; value: Facets[Name] } }[keyof Facets];
