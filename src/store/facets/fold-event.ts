import { behaviourAfter } from '../../core/behaviour.ts';
import { NEW_BEHAVIOUR, type BehaviourState } from '../../core/behaviour/state.ts';
import { initialJourney, journeyAfter, type JourneyState } from '../../core/journey.ts';
import type { Policy } from '../../core/policy.ts';
import { stageOf, type Program } from '../../core/program.ts';
import type { Signal } from '../../core/signal.ts';

/** What award folds: the journey, and the behaviour with the policy of the newest event that affected it. */
export type CheapFold = {
  journey: JourneyState | null;
  behaviour: { fold: BehaviourState; policy: number } | null;
};

/** What an event is folded with: the versions stamped by intake, and the learner's factor for extra time. */
export type Under = { policy: Policy; program: Program | null; parFactor: number };

const MINUTE_MS = 60_000;

function parMsOf({ stage }: Signal, { program, parFactor }: Under): number | null {
  const placed = program ? stageOf(program, stage) : undefined;
  return placed ? placed.parMinutes * MINUTE_MS * parFactor : null;
}

function journeyWith(state: JourneyState | null, signal: Signal, { program }: Under): JourneyState | null {
  return program ? journeyAfter(state ?? initialJourney(program), signal, program) : state;
}

/** Both folds after one event; parts that it does not affect are the same objects. */
export function foldEvent(fold: CheapFold, signal: Signal, under: Under): CheapFold {
  const before = fold.behaviour?.fold ?? NEW_BEHAVIOUR;
  const after = behaviourAfter(before, signal, under.policy.behaviour, parMsOf(signal, under));
  return {
    journey: journeyWith(fold.journey, signal, under),
    behaviour: after === before ? fold.behaviour : { fold: after, policy: under.policy.version },
  };
}
