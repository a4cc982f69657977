import { MARKS, TROUBLE, type Input } from './rules.ts';
import type { BehaviourState, Mark } from './state.ts';
import type { BehaviourThresholds } from './thresholds.ts';

export const BEHAVIOURS = ['new', 'flowing', 'steady', 'struggling', 'stuck', 'coasting', 'away'] as const;

export type BehaviourName = (typeof BEHAVIOURS)[number];

/** The facet `behaviour` as shown. `since` in epoch milliseconds, null before the first event. */
export type Behaviour = { state: BehaviourName; since: number | null; inputs: Input[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When silence makes the learner away; null before their first event. */
function awayDue(state: BehaviourState, thresholds: BehaviourThresholds): Mark | null {
  if (state.at === null) return null;
  const hours = thresholds.awayAfterMs / HOUR_MS;
  const inputs = [{ name: 'hours since the last event', value: hours, threshold: hours }];
  return { since: state.at + thresholds.awayAfterMs, inputs };
}

/** When struggling without a pass becomes stuck; null when not struggling or already stuck. */
export function stuckDue(state: BehaviourState, thresholds: BehaviourThresholds): Mark | null {
  const { struggling, stuck } = state.marks;
  if (!struggling || stuck) return null;
  const { afterMs } = thresholds.stuck;
  const minutes = afterMs / MINUTE_MS;
  const inputs = [{ name: 'minutes of struggling without a pass', value: minutes, threshold: minutes }];
  return { since: Math.max(struggling.since, state.counts.passedAt ?? -Infinity) + afterMs, inputs };
}

/** Inputs of steady: what would make it flowing or struggling, and how far away that is. */
function steadyInputs({ counts }: BehaviourState, { flowing, struggling }: BehaviourThresholds): Input[] {
  return [
    { name: 'passed in a row without help', value: counts.unaided, threshold: flowing.passed },
    { name: 'failed outcomes in a row', value: counts.failed, threshold: struggling.failed },
  ];
}

/** The behaviour at `now` (epoch ms), including changes caused by silence. */
export function behaviourAt(state: BehaviourState, now: number, thresholds: BehaviourThresholds): Behaviour {
  const away = awayDue(state, thresholds);
  if (away && away.since <= now) return { state: 'away', ...away };
  const stuck = stuckDue(state, thresholds);
  if (stuck && stuck.since <= now) return { state: 'stuck', ...stuck };
  const { since, counts } = state;
  const isNew = counts.events < thresholds.newEvents;
  for (const name of MARKS) {
    const mark = state.marks[name];
    if (mark && (!isNew || TROUBLE.has(name))) return { state: name, ...mark };
  }
  if (isNew) {
    const inputs = [{ name: 'events so far', value: counts.events, threshold: thresholds.newEvents }];
    return { state: 'new', since, inputs };
  }
  return { state: 'steady', since, inputs: steadyInputs(state, thresholds) };
}

/** The first time after `now` (epoch ms) at which the behaviour changes without an event; null when it never does. */
export function nextDue(state: BehaviourState, now: number, thresholds: BehaviourThresholds): number | null {
  const away = awayDue(state, thresholds)?.since ?? Infinity;
  if (away <= now) return null;
  const stuck = stuckDue(state, thresholds)?.since ?? Infinity;
  const next = stuck > now ? Math.min(stuck, away) : away;
  return next === Infinity ? null : next;
}
