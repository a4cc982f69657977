import fc from 'fast-check';
import type { Observation } from '../../src/core/observation.ts';
import { SKILLS, type Skill } from '../../src/core/skill.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { random } from '../support/random.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-10-05T09:00:00Z');

const WORDS = ['why', 'is the join wrong here again', 'we count each customer once a month', '', 'ok then'];
const TYPES = [
  'chat.turn_taken',
  'chat.turn_taken',
  'chat.turn_taken',
  'note.submitted',
  'work.submitted',
  'work.submitted',
  'note.check_attempted',
  'scenario.completed',
  'learn.hint_used',
  'stage.completed',
  'stage.started',
  'stage.skipped',
];

const file = (sha256: string, text?: string) => ({
  name: 'a file',
  mediaType: 'text/plain',
  sha256: sha256.repeat(64),
  ...(text === undefined ? {} : { text }),
});
/** The same text under two digests, one digest with and without text. */
const FILES = [
  [file('a', 'one two')],
  [file('b', 'one two')],
  [file('b')],
  [file('c'), file('a', 'one two')],
];

const eventArbitrary = fc.record({
  type: fc.constantFrom(...TYPES),
  text: fc.constantFrom(...WORDS),
  program: fc.constantFrom('p', 'p', 'p', undefined, 'nowhere'),
  stage: fc.constantFrom('s1', 's2', undefined),
  outcome: fc.constantFrom('passed', 'failed', undefined),
  touchpoint: fc.constantFrom('t1', 't2', undefined),
  files: fc.constantFrom(undefined, undefined, ...FILES),
  artefact: fc.constantFrom('a1', 'a2'),
  revision: fc.integer({ min: 1, max: 3 }),
  speaker: fc.constantFrom('learner', 'learner', 'learner', 'learner', 'coach'),
  /** Own time goes forward, stays, or goes back: late deliveries have old times. */
  step: fc.oneof(
    fc.integer({ min: 0, max: HOUR }),
    fc.integer({ min: 0, max: 90 * HOUR }),
    fc.integer({ min: -80 * HOUR, max: 0 }),
  ),
  again: fc.constantFrom('no', 'no', 'no', 'no', 'duplicate', 'conflict'),
});

/** One learner's life: the events, how they are batched and sent, and the corrections. */
export const plansOf = ({ events = 1, corrections = 0 }: { events?: number; corrections?: number }) =>
  fc.record({
    events: fc.array(eventArbitrary, { minLength: events, maxLength: 40 }),
    batch: fc.integer({ min: 1, max: 6 }),
    seed: fc.integer(),
    corrections: fc.array(
      fc.record({
        kind: fc.constantFrom('void', 'paid', 'refused', 'review', 'rescore'),
        at: fc.oneof(fc.nat(9), fc.nat(39)),
        x: fc.nat(100),
      }),
      { minLength: corrections, maxLength: 8 },
    ),
  });

export const planArbitrary = plansOf({});

export type Plan = typeof planArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** The deliveries of the plan for one learner, including duplicates and conflicts. */
export function deliveriesOf(plan: Plan, learner: string): { first: IncomingEvent[]; all: IncomingEvent[] } {
  let clock = START;
  const first: IncomingEvent[] = [];
  const all: IncomingEvent[] = [];
  for (const [
    index,
    { type, text, program, stage, outcome, touchpoint, files, artefact, revision, speaker, step, again },
  ] of plan.events.entries()) {
    clock += Math.max(0, step);
    const artefacts = /^(note|work)/.test(type) ? { artefact, revision } : {};
    const attached = type === 'work.submitted' ? { files } : {};
    const data = JSON.parse(
      JSON.stringify({ program, stage, touchpoint, text, outcome, ...artefacts, ...attached }),
    );
    const event: IncomingEvent = {
      learner,
      id: `e${index}`,
      source: 'plan',
      type,
      time: clock + Math.min(0, step),
      speaker,
      data,
    };
    first.push(event);
    all.push(event);
    if (again === 'duplicate') all.push(event);
    if (again === 'conflict') all.push({ ...event, data: { ...event.data, text: 'something else' } });
  }
  return { first, all };
}

const CARD = { version: 'c1', offset: 6, slope: 0.9, sigma: 12 };

/** The verdict on a completion: some skills read, some not grounded, sometimes unreadable. */
export function verdictFor(seed: number, completion: number): Verdict {
  const next = random(seed * 1009 + completion);
  const unscored = next() < 0.15;
  const observation = (skill: Skill): Observation => ({
    skill,
    source: next() < 0.15 ? 'check' : 'judge',
    x: next() < 0.5 ? Math.floor(next() * 15) : 85 + Math.floor(next() * 15),
    evidence: Math.floor(next() * 6),
    confidence: [0.5, 0.75, 1][Math.floor(next() * 3)]!,
    demand: next() < 0.3 ? 60 : 50,
    card: next() < 0.5 ? CARD : null,
  });
  return {
    judge: { name: 'random', version: '1' },
    unscored: unscored ? 'unreadable' : null,
    observations: unscored ? [] : SKILLS.filter(() => next() < 0.85).map(observation),
    workedMinutes: next() < 0.2 ? null : Math.floor(next() * 60_000) / 1000,
    spanMinutes: next() < 0.2 ? null : Math.floor(next() * 90_000) / 1000,
    reason: 'A reason. And another.',
    quotes: [],
    events: [],
    flags: [],
    asksReview: false,
  };
}
