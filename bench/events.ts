import type { EventData } from '../src/core/event.ts';
import type { IncomingEvent } from '../src/store/events/incoming-event.ts';

const SUBJECTS = [
  'The churn query',
  'My second draft',
  'This cohort table',
  'The join on orders',
  'Our retention chart',
  'The cleaned export',
];
const VERBS = ['counts', 'leaves out', 'groups', 'double-counts', 'explains', 'hides'];
const OBJECTS = [
  'members who paused',
  'the trial weeks',
  'refunded baskets',
  'late deliveries',
  'accounts without a city',
  'households with two passes',
];
const REASONS = [
  'because the date filter sits before the join',
  'so I compared it with the totals of last March by hand',
  'and I am not sure yet whether the brief wants that',
  'which is why I tried a left join and counted the rows again',
  'but the sum per week still agrees with the finance sheet',
];
const STAGES = ['kickoff', 'notes', 'query', 'scenario', 'presentation'];
const PROGRAM = 'junior-analyst';
/** Spacing that stays below the hourly ceilings of the default policy. */
const PACE_MS = 45_000;

const pick = (from: readonly string[], index: number): string => from[index % from.length] as string;

/** A distinct text per number, long enough that the guard `repeat` checks it. */
function words(learner: string, number: number): string {
  const first = `${pick(SUBJECTS, number)} ${pick(VERBS, Math.floor(number / 6))} ${pick(OBJECTS, Math.floor(number / 36))}`;
  return `${first}, ${pick(REASONS, number)}. Step ${number} of my notes (${learner}): row ${number * 37} changed by ${number % 13} percent.`;
}

type Sketch = Pick<IncomingEvent, 'type' | 'speaker'> & { data: EventData };

/** A typical mix of events: turns and answers, actions on a query, an occasional note or hint. */
function sketch(learner: string, number: number): Sketch {
  const kind = number % 10;
  const text = words(learner, number);
  if (kind === 9)
    return {
      type: 'note.submitted',
      speaker: 'learner',
      data: { text, artefact: 'notes', revision: number },
    };
  if (kind === 8)
    return { type: 'learn.hint_used', speaker: 'learner', data: { lesson: `lesson ${number % 7}` } };
  if (kind >= 6)
    return {
      type: 'cowork.action_taken',
      speaker: 'learner',
      data: { actor: 'learner', action: `edited cell ${number}` },
    };
  return {
    type: 'chat.turn_taken',
    speaker: kind % 2 === 0 ? 'learner' : 'assistant',
    data: { text, language: 'en' },
  };
}

/**
 * Event `number` (from 0) of `count` of a learner; the last one was a minute ago. There are no completions, because the
 * benchmark measures intake and award, not the judge.
 */
export function eventOf(learner: string, number: number, count: number): IncomingEvent {
  const { type, speaker, data } = sketch(learner, number);
  const stage = pick(STAGES, Math.floor((number * STAGES.length) / count));
  const place = { program: PROGRAM, stage, touchpoint: `${stage}-${Math.floor(number / 40)}`, speaker };
  const time = Date.now() - 60_000 - (count - number) * PACE_MS;
  return {
    learner,
    id: `${learner}-${number}`,
    source: 'https://academy.example/platform',
    type,
    time,
    speaker,
    data: { ...place, ...data },
  };
}

/** All events of a learner. */
export function sessionOf(learner: string, count: number): IncomingEvent[] {
  return Array.from({ length: count }, (_, number) => eventOf(learner, number, count));
}

/** Learner ids used by this round only. */
export function learnersOf(group: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${group}-${index + 1}`);
}
