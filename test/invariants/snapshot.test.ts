import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { createActivities } from '../../src/activities/activities.ts';
import { everythingOf } from '../support/check-invariants.ts';
import { gateCommits, untilBlocked } from '../support/gate.ts';
import { eventOf, openStore, verdictAt } from '../support/open-store.ts';
import { quiet } from '../support/quiet.ts';
import { createStore } from '../../src/store/store.ts';
import { createTestJudge, traceOf } from '../support/test-judge.ts';

const open = openStore({ batch: 4 });
const LAST = Number.MAX_SAFE_INTEGER;

test('invariant 4, the oracle: prompt, late and very late verdicts end in one total and one snapshot', async () => {
  const { store } = open;
  const types = [
    'chat.turn_taken',
    'stage.completed',
    'chat.turn_taken',
    'note.submitted',
    'stage.completed',
    'chat.turn_taken',
  ];
  const session = types.map((type) => eventOf('x', type, { text: `words of a ${type}`, artefact: type }));
  const schedules: Record<string, ('award' | 2 | 5)[]> = {
    prompt: ['award', 2, 'award', 5, 'award'],
    late: ['award', 'award', 2, 'award', 5, 'award'],
    'very-late': ['award', 'award', 'award', 2, 5],
  };
  const ends: unknown[] = [];
  for (const [learner, steps] of Object.entries(schedules)) {
    await store.events.accept(session.map((event) => ({ ...event, learner })));
    for (const step of steps) {
      if (step === 'award') await store.ledger.award(learner, LAST);
      else
        expect(
          (await store.calibrations.commit(learner, step, verdictAt(step === 2 ? 95 : 15))).outcome,
        ).toBe('committed');
    }
    const { layer } = (await store.learners.read(learner))!;
    const { calibrations } = await everythingOf(store, learner);
    ends.push({ total: layer.xp.total, snapshot: calibrations.at(-1)!.stateAfter, pending: layer.pending });
  }
  expect(ends[1]).toEqual(ends[0]);
  expect(ends[2]).toEqual(ends[0]);
  expect(ends[0]).toMatchObject({ pending: { events: 0, calibrations: 0 } });
});

test('invariant 8, fresh: an award that waited for a verdict names its snapshot', async () => {
  const { store, url } = open;
  const slow = createStore({ url, size: 2 });
  const gate = gateCommits(slow.database);
  await store.events.accept([eventOf('eight', 'stage.completed'), eventOf('eight')]);
  await store.ledger.award('eight', 0);
  const { reached, open: release } = gate.close();
  const committing = slow.calibrations.commit('eight', 1, verdictAt(95));
  await reached;
  const awarding = store.ledger.award('eight', LAST);
  await untilBlocked(url);
  release();
  await Promise.all([committing, awarding]);
  const { entries } = await everythingOf(store, 'eight');
  expect(entries.at(-1)).toMatchObject({
    kind: 'award',
    eventSeq: 2,
    snapshotVersion: 1,
    awaitingVerdict: false,
  });
  await slow.close();
});

test('invariant 9, grounded: only words of the learner move a skill, or events for skills without words as evidence', async () => {
  const { store } = open;
  const { quotes: _quotes, ...reading } = { band: 5, position: 1, confidence: 1, quotes: [] } as const;
  const coach = {
    ...eventOf('nine', 'chat.turn_taken', { text: 'You should check the join first', stage: 'g' }),
    speaker: 'coach' as const,
  };
  await store.events.accept([
    eventOf('nine', 'chat.turn_taken', { text: 'I count each customer once a month', stage: 'g' }),
    coach,
    eventOf('nine', 'stage.completed', { stage: 'g' }),
  ]);
  await store.ledger.award('nine', 0);
  const judge = {
    ...createTestJudge(),
    score: async () => ({
      scores: {
        communication: { ...reading, quotes: [{ seq: 1, text: 'each customer once' }] },
        // Words of the coach, and words that no turn contains.
        quality: {
          ...reading,
          quotes: [
            { seq: 2, text: 'check the join first' },
            { seq: 1, text: 'each customer twice' },
          ],
        },
        // Evidence by an event: an event of the coach is not the learner's own.
        independence: { ...reading, quotes: [], events: [{ seq: 2, what: 'asked for no help' }] },
      },
      trace: traceOf('score', 'answered'),
    }),
  };
  const { calibrate } = createActivities({ store, judge, ring: async () => undefined });
  await new MockActivityEnvironment({}, { logger: quiet }).run(calibrate, 'nine', 3);
  const { calibrations } = await everythingOf(store, 'nine');
  expect(calibrations[0]!.observations.map(({ skill }) => skill)).toEqual(['communication']);
  const { skills } = (await store.learners.read('nine'))!.layer.workSkills;
  expect(Object.entries(skills).map(([skill, { observations }]) => [skill, observations])).toEqual([
    ['independence', 0],
    ['quality', 0],
    ['communication', 1],
    ['speed', 0],
  ]);
});

test('invariant 11, one writer a facet: only transactions that change the learner raise the version, each by one', async () => {
  const { store } = open;
  const learner = 'eleven';
  const version = async () => (await store.learners.read(learner))!.layer.version;
  await store.events.accept([eventOf(learner), eventOf(learner, 'stage.completed'), eventOf(learner)]);
  const review = [
    {
      skill: 'quality',
      source: 'review',
      x: 20,
      evidence: 1,
      confidence: 1,
      demand: 50,
      card: null,
    } as const,
  ];
  const steps: [what: string, step: () => Promise<unknown>, rises: number][] = [
    ['intake', () => store.events.accept([eventOf(learner)]), 0],
    ['award', () => store.ledger.award(learner, 0), 1],
    ['an award that must wait', () => store.ledger.award(learner, 0), 0],
    ['an award past the wait', () => store.ledger.award(learner, 2), 1],
    ['an award of nothing', () => store.ledger.award(learner, 2), 0],
    ['calibrate', () => store.calibrations.commit(learner, 2, verdictAt(90)), 1],
    ['calibrate again', () => store.calibrations.commit(learner, 2, verdictAt(10)), 0],
    [
      'a previewed override',
      () =>
        store.calibrations.correct(
          learner,
          { kind: 'review', replaces: 1, observations: review, reason: 'seen' },
          { preview: true },
        ),
      0,
    ],
    [
      'override',
      () =>
        store.calibrations.correct(learner, {
          kind: 'review',
          replaces: 1,
          observations: review,
          reason: 'seen',
        }),
      1,
    ],
    [
      'an override of a calibration that no longer counts',
      () =>
        store.calibrations.correct(learner, {
          kind: 'review',
          replaces: 1,
          observations: review,
          reason: 'seen',
        }),
      0,
    ],
    [
      'rescore',
      () => store.calibrations.correct(learner, { kind: 'rescore', replaces: 2, verdict: verdictAt(60) }),
      1,
    ],
    ['void', () => store.calibrations.correct(learner, { kind: 'void', seq: 2, reason: 'misrouted' }), 1],
    [
      'void again',
      () => store.calibrations.correct(learner, { kind: 'void', seq: 2, reason: 'misrouted' }),
      0,
    ],
  ];
  for (const [what, step, rises] of steps) {
    const before = await version();
    await step();
    expect((await version()) - before, what).toBe(rises);
  }
});
