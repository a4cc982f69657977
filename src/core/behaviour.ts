import { behaviourAt, stuckDue } from './behaviour/at.ts';
import { countsAfter, isPresent } from './behaviour/counts.ts';
import { causesOf, countsAsBegun, countsAsEnded, ends, MARKS } from './behaviour/rules.ts';
import type { BehaviourState } from './behaviour/state.ts';
import type { BehaviourThresholds } from './behaviour/thresholds.ts';
import type { Signal } from './signal.ts';

type Marked = Pick<BehaviourState, 'counts' | 'marks'>;

type Moment = { now: number; broke: boolean; finished: boolean; parMs: number | null };

function endMarks(state: Marked, moment: Moment, thresholds: BehaviourThresholds): Marked {
  const marks = { ...state.marks };
  let { counts } = state;
  for (const name of MARKS) {
    if (!marks[name] || !ends(name, counts, thresholds, moment)) continue;
    counts = countsAsEnded(name, counts);
    marks[name] = null;
  }
  // Stuck is a degree of struggling and ends with it.
  if (!marks.struggling) marks.stuck = null;
  return { counts, marks };
}

function beginMarks(state: Marked, moment: Moment, thresholds: BehaviourThresholds): Marked {
  const marks = { ...state.marks };
  let { counts } = state;
  for (const name of MARKS) {
    const inputs = causesOf(name, counts, thresholds, moment.parMs);
    if (inputs.length === 0) continue;
    if (!marks[name]) counts = countsAsBegun(name, counts);
    marks[name] = { since: marks[name]?.since ?? moment.now, inputs };
  }
  if (marks.struggling) marks.flowing = null;
  return { counts, marks };
}

/** Applies the changes that silence caused before `now`. */
function dueBy(state: BehaviourState, now: number, thresholds: BehaviourThresholds): BehaviourState {
  const stuck = stuckDue(state, thresholds);
  if (!stuck || stuck.since > now) return state;
  return { ...state, counts: countsAsBegun('stuck', state.counts), marks: { ...state.marks, stuck } };
}

function bears(signal: Signal, { helpTypes }: BehaviourThresholds): boolean {
  return isPresent(signal) || signal.outcome !== null || helpTypes.includes(signal.type);
}

function isQuiet(marks: BehaviourState['marks']): boolean {
  return MARKS.every((name) => marks[name] === null);
}

/**
 * The behaviour after one event, by the thresholds of the policy stamped on it; the same object when the event is
 * irrelevant. `parMs` is the par of its stage times the learner’s parFactor, null without a par. Time never runs
 * backwards.
 */
export function behaviourAfter(
  state: BehaviourState,
  signal: Signal,
  thresholds: BehaviourThresholds,
  parMs: number | null,
): BehaviourState {
  if (!bears(signal, thresholds)) return state;
  const now = Math.max(state.at ?? signal.time, signal.time);
  const gapMs = now - (state.at ?? now);
  const finished = signal.type === 'stage.completed' && signal.outcome === 'passed';
  const moment = { now, broke: gapMs >= thresholds.breakMs, finished, parMs };
  const { marks: before, counts: counted } = dueBy(state, now, thresholds);
  const counts = countsAfter(counted, signal, { now, gapMs }, thresholds);
  const ended = endMarks({ counts, marks: before }, moment, thresholds);
  const after = beginMarks(ended, moment, thresholds);
  const wasAway = behaviourAt(state, now, thresholds).state === 'away';
  const wasNew = state.counts.events < thresholds.newEvents && counts.events >= thresholds.newEvents;
  const quietNow = isQuiet(after.marks) && !isQuiet(before);
  const restarts = state.since === null || wasAway || wasNew || quietNow;
  return { at: isPresent(signal) ? now : state.at, since: restarts ? now : state.since, ...after };
}
