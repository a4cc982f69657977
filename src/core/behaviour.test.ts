import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signal } from '../../test/support/signal.ts';
import { behaviourAfter } from './behaviour.ts';
import { behaviourAt, BEHAVIOURS, nextDue, type Behaviour } from './behaviour/at.ts';
import { NEW_BEHAVIOUR, type BehaviourState } from './behaviour/state.ts';
import { behaviourSchema } from './behaviour/thresholds.ts';
import type { Signal } from './signal.ts';

const thresholds = behaviourSchema.parse(undefined);
const MINUTE_MS = 60_000;
const PAR_MS = 30 * MINUTE_MS;

/** The words of a timeline: one event each, a minute apart; `x3` after a word repeats it three times. */
const EVENTS: Record<string, Partial<Signal>> = {
  turn: { words: 12 },
  mid: { words: 5 },
  ok: { words: 1 },
  same: { words: 12, repeated: true },
  look: { type: 'learn.lesson_opened' },
  hint: { type: 'learn.hint_used' },
  reveal: { type: 'learn.answer_revealed' },
  pass: { type: 'note.check_attempted', outcome: 'passed', speaker: 'system' },
  fail: { type: 'note.check_attempted', outcome: 'failed', speaker: 'system' },
  quit: { type: 'scenario.completed', outcome: 'abandoned' },
  done: { type: 'stage.completed', outcome: 'passed', speaker: 'system' },
  bot: { words: 0, speaker: 'assistant' },
  coach: { words: 0, speaker: 'coach' },
};

const UNITS: Record<string, number> = { m: 1, h: 60, d: 24 * 60 };

type Played = { state: BehaviourState; now: number; shown: Behaviour; history: string[] };

/** Plays a timeline; `+50m` lets time pass, `@s2` switches to another stage. */
function play(timeline: string): Played {
  let state = NEW_BEHAVIOUR;
  let now = 0;
  let stage = 's1';
  const history: string[] = [];
  for (const word of timeline.split(' ').filter(Boolean)) {
    const pause = /^\+(\d+)([mhd])$/.exec(word);
    if (pause) now += Number(pause[1]) * (UNITS[pause[2] as string] as number) * MINUTE_MS;
    if (word.startsWith('@')) stage = word.slice(1);
    if (pause || word.startsWith('@')) continue;
    const [, name, times] = /^([a-z]+?)(?:x(\d+))?$/.exec(word) as RegExpExecArray;
    for (let count = 0; count < Number(times ?? 1); count += 1) {
      now += MINUTE_MS;
      state = behaviourAfter(
        state,
        signal({ ...EVENTS[name as string], stage, time: now }),
        thresholds,
        PAR_MS,
      );
      history.push(behaviourAt(state, now, thresholds).state);
    }
  }
  return { state, now, shown: behaviourAt(state, now, thresholds), history };
}

const rows: [timeline: string, state: Behaviour['state']][] = [
  // New learners.
  ['', 'new'],
  ['turnx4', 'new'],
  ['turnx4 botx9', 'new'],
  ['turnx5', 'steady'],
  ['lookx5', 'steady'],
  ['turn fail fail fail', 'struggling'],
  ['turn passx3', 'new'],
  ['turn passx4', 'flowing'],
  ['passx5', 'flowing'],
  ['reveal reveal', 'new'],
  ['reveal reveal look look look', 'coasting'],
  // Outcomes.
  ['turnx5 fail', 'steady'],
  ['turnx5 fail turn fail', 'steady'],
  ['turnx5 fail turn fail turn fail', 'struggling'],
  ['turnx5 fail quit quit', 'struggling'],
  ['turnx5 fail fail pass fail fail', 'steady'],
  ['turnx5 failx6', 'stuck'],
  ['turnx5 failx6 pass', 'struggling'],
  ['turnx5 failx6 pass pass', 'steady'],
  ['turnx5 failx3 pass', 'struggling'],
  ['turnx5 failx3 pass fail', 'struggling'],
  ['turnx5 failx3 pass fail pass', 'struggling'],
  ['turnx5 failx3 pass pass', 'steady'],
  ['turnx5 failx3 pass pass fail fail', 'steady'],
  ['turnx5 failx3 done', 'steady'],
  ['turnx5 failx3 turnx11', 'struggling'],
  ['turnx5 failx3 turnx12', 'steady'],
  ['turnx5 failx3 botx40', 'struggling'],
  // Help.
  ['turnx5 hintx3', 'steady'],
  ['turnx5 hintx3 pass hint', 'steady'],
  ['turnx5 hint turn hint turn hint turn hint', 'struggling'],
  ['turnx5 hint turn hint turn hint turn hint turn hint turn hint turn hint turn hint', 'stuck'],
  // Flowing.
  ['turnx5 pass pass', 'steady'],
  ['turnx5 pass turn pass turn pass', 'flowing'],
  ['turnx5 passx3 fail', 'flowing'],
  ['turnx5 passx3 hint', 'flowing'],
  ['turnx5 passx3 fail fail', 'steady'],
  ['turnx5 passx3 hint hint', 'steady'],
  ['turnx5 passx3 failx3', 'struggling'],
  ['turnx5 pass hint pass hint pass', 'steady'],
  ['turnx5 hint passx3', 'steady'],
  ['turnx5 hint passx4', 'flowing'],
  ['turnx5 passx3 +7h', 'flowing'],
  ['turnx5 passx3 +9h turn', 'steady'],
  ['turnx5 pass pass +9h pass', 'steady'],
  // Coasting.
  ['turnx5 okx5', 'steady'],
  ['turnx5 okx6', 'coasting'],
  ['turnx5 okx3 turn okx3', 'steady'],
  ['turnx5 okx3 pass okx3', 'steady'],
  ['turnx5 okx6 turn turn', 'coasting'],
  ['turnx5 okx6 midx9', 'coasting'],
  ['turnx5 okx6 turn mid turn mid turn', 'steady'],
  ['turnx5 okx6 pass pass', 'steady'],
  ['turnx5 reveal ok reveal', 'coasting'],
  ['turnx5 reveal turn reveal', 'steady'],
  ['turnx5 reveal fail reveal', 'steady'],
  ['turnx5 samex3', 'coasting'],
  ['turnx5 same turn same turn same', 'steady'],
  ['turnx5 samex3 pass pass', 'steady'],
  ['turnx5 okx6 failx3', 'struggling'],
  // Time at work in a stage, against a par of 30 minutes.
  ['turnx5 +14m turn +14m turn +14m turn', 'steady'],
  ['turnx5 +14m turn +14m turn +14m turn +14m turn', 'struggling'],
  ['turnx5 +14m turn +14m turn pass +14m turn +14m turn', 'steady'],
  ['turnx5 +14m turn +14m turn @s2 +14m turn +14m turn', 'steady'],
  ['turnx5 +6h turn +6h turn +6h turn', 'steady'],
  ['turnx5 passx3 +14m turn +14m turn +14m turn +14m turn', 'struggling'],
  ['turnx5 passx3 +14m turn +14m turn +14m turn +14m turn turnx12', 'steady'],
  // Changes caused by silence.
  ['turnx5 failx3 +44m', 'struggling'],
  ['turnx5 failx3 +45m', 'stuck'],
  ['turnx5 failx3 +44m pass +44m', 'struggling'],
  ['turnx5 failx3 +44m pass +45m', 'stuck'],
  ['turnx5 failx3 +50m pass', 'struggling'],
  ['turnx5 failx3 +50m coach', 'stuck'],
  ['turnx5 failx3 +50m pass pass', 'steady'],
  ['turnx5 +47h', 'steady'],
  ['turnx5 +48h', 'away'],
  ['turn +48h', 'away'],
  ['turnx5 failx6 +48h', 'away'],
  ['turnx5 failx6 +48h turn', 'stuck'],
  ['turnx5 +48h bot', 'away'],
  ['turnx5 +48h turn', 'steady'],
];

test.each(rows)('behaviour: %s → %s', (timeline, state) => {
  expect(play(timeline).shown.state).toBe(state);
});

test('every state has a row', () => {
  expect(new Set(rows.map(([, state]) => state))).toEqual(new Set(BEHAVIOURS));
});

test.each([
  ['turnx4', 1, [{ name: 'events so far', value: 4, threshold: 5 }]],
  [
    'turnx5 fail',
    5,
    [
      { name: 'passed in a row without help', value: 0, threshold: 3 },
      { name: 'failed outcomes in a row', value: 1, threshold: 3 },
    ],
  ],
  ['turnx5 failx4', 8, [{ name: 'failed outcomes in a row', value: 4, threshold: 3 }]],
  ['turnx5 hintx4', 9, [{ name: 'hints and revealed answers since the last pass', value: 4, threshold: 4 }]],
  ['turnx5 failx3 +60m', 53, [{ name: 'minutes of struggling without a pass', value: 45, threshold: 45 }]],
  ['turnx5 okx7', 11, [{ name: 'turns of at most 3 words in a row', value: 7, threshold: 6 }]],
  ['turnx5 passx3', 8, [{ name: 'passed in a row without help', value: 3, threshold: 3 }]],
  [
    'turnx5 +48h turn',
    6 + 48 * 60,
    [
      { name: 'passed in a row without help', value: 0, threshold: 3 },
      { name: 'failed outcomes in a row', value: 0, threshold: 3 },
    ],
  ],
  ['turnx5 +90h', 5 + 48 * 60, [{ name: 'hours since the last event', value: 48, threshold: 48 }]],
  [
    'turnx5 +14m turn +14m turn +14m turn +14m turn',
    65,
    [{ name: 'work in the stage without a pass, in multiples of its par', value: 2.1, threshold: 2 }],
  ],
])('%s: since minute %i, with its inputs', (timeline, minute, inputs) => {
  const { shown } = play(timeline);
  expect(shown.since).toBe(minute * MINUTE_MS);
  expect(shown.inputs).toEqual(inputs);
});

test.each([
  ['', null],
  ['turnx5', 5 + 48 * 60],
  ['turnx5 failx3', 8 + 45],
  ['turnx5 failx3 +45m', 8 + 48 * 60],
  ['turnx5 failx6', 11 + 48 * 60],
  ['turnx5 +48h', null],
])('after "%s" the next change without an event is due at minute %j', (timeline, minute) => {
  const { state, now } = play(timeline);
  expect(nextDue(state, now, thresholds)).toBe(minute === null ? null : minute * MINUTE_MS);
});

test('what a coach or an assistant says returns the same state object', () => {
  const { state } = play('turnx5 fail');
  for (const word of ['bot', 'coach']) {
    expect(behaviourAfter(state, signal({ ...EVENTS[word], time: 9e9 }), thresholds, null)).toBe(state);
  }
});

test('alternating passes and failures keep the state stable', () => {
  expect(new Set(play('turnx5 fail pass fail pass fail pass fail pass fail pass').history.slice(4))).toEqual(
    new Set(['steady']),
  );
  expect(new Set(play('turnx5 failx3 pass fail pass fail pass fail pass fail').history.slice(7))).toEqual(
    new Set(['struggling']),
  );
});

test.each([
  [{ stuck: { failed: 3 } }, 'stuck needs more failures than struggling'],
  [{ stuck: { help: 4 } }, 'stuck needs more help than struggling'],
  [{ coasting: { effortWords: 3 } }, 'a turn with effort needs more words than a short one'],
  [{ awayAfterMs: 3_600_000 }, 'must be at least as long as a break'],
])('thresholds that would flicker are rejected: %j', (document, message) => {
  expect(behaviourSchema.safeParse(document).error?.issues.map(({ message }) => message)).toEqual([message]);
});

const arbitraryEvent = fc.record({
  name: fc.constantFrom(...Object.keys(EVENTS)),
  afterMs: fc.nat(30 * MINUTE_MS),
});
const arbitraryLate = fc.record({
  name: fc.constantFrom(...Object.keys(EVENTS)),
  afterMs: fc.integer({ min: -60 * MINUTE_MS, max: 3 * 24 * 60 * MINUTE_MS }),
});

type Step = { name: string; afterMs: number };

function signals(steps: Step[]): Signal[] {
  let time = 1e12;
  return steps.map(({ name, afterMs }) => signal({ ...EVENTS[name], stage: 's1', time: (time += afterMs) }));
}

function fold(from: BehaviourState, events: Signal[]): BehaviourState {
  return events.reduce((state, event) => behaviourAfter(state, event, thresholds, PAR_MS), from);
}

describe('over random timelines', () => {
  test('a pure fold: splitting anywhere and storing as JSON gives the same result', () => {
    fc.assert(
      fc.property(fc.array(arbitraryLate, { maxLength: 60 }), fc.array(fc.nat(60)), (steps, cuts) => {
        const events = signals(steps);
        let state = NEW_BEHAVIOUR;
        let from = 0;
        for (const cut of [...cuts.sort((a, b) => a - b), events.length]) {
          state = JSON.parse(JSON.stringify(fold(state, events.slice(from, cut))));
          from = Math.max(from, cut);
        }
        expect(state).toEqual(fold(NEW_BEHAVIOUR, events));
      }),
    );
  });

  test('nothing changes without an event before nextDue, and then it does', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryLate, { minLength: 1, maxLength: 40 }),
        fc.nat(1e6),
        fc.nat(1000),
        (steps, later, part) => {
          const state = fold(NEW_BEHAVIOUR, signals(steps));
          const now = (state.at ?? 1e12) + later;
          const due = nextDue(state, now, thresholds);
          const before = behaviourAt(state, now, thresholds);
          const end = due ?? now + 1e10;
          expect(behaviourAt(state, Math.floor(now + ((end - 1 - now) * part) / 1000), thresholds)).toEqual(
            before,
          );
          const after = behaviourAt(state, end, thresholds);
          expect(after.state === before.state).toBe(due === null);
          expect(due === null || after.since === due).toBe(true);
        },
      ),
    );
  });

  test('no flicker: a state that ended takes at least three relevant events to return', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEvent, { minLength: 10, maxLength: 200 }), (steps) => {
        const leftAt = new Map<string, number>();
        let state = NEW_BEHAVIOUR;
        let count = 0;
        for (const event of signals(steps)) {
          const next = behaviourAfter(state, event, thresholds, null);
          if (next === state) continue;
          count += 1;
          for (const name of ['struggling', 'coasting', 'flowing'] as const) {
            if (state.marks[name] && !next.marks[name]) leftAt.set(name, count);
            if (state.marks[name] || !next.marks[name]) continue;
            // A reveal or a repeat weighs more than a turn: two or three are enough for coasting.
            expect(count - (leftAt.get(name) ?? -Infinity)).toBeGreaterThanOrEqual(
              name === 'coasting' ? 2 : 3,
            );
          }
          state = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every state says why and since when, never in the future', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEvent, { minLength: 1, maxLength: 60 }), (steps) => {
        let state = NEW_BEHAVIOUR;
        for (const event of signals(steps)) {
          state = behaviourAfter(state, event, thresholds, PAR_MS);
          const shown = behaviourAt(state, event.time, thresholds);
          expect(shown.since ?? 0).toBeLessThanOrEqual(event.time);
          expect(shown.inputs.length).toBeGreaterThan(0);
          if (shown.state === 'new' || shown.state === 'steady') continue;
          for (const { value, threshold } of shown.inputs) expect(value).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });
});
