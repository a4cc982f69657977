import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { everythingOf } from '../../../test/support/check-invariants.ts';
import { createDatabase } from '../../../test/support/database.ts';
import { verdictAt } from '../../../test/support/open-store.ts';
import type { Verdict } from '../../core/verdict.ts';
import { createStore, type Store } from '../store.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url });
  // A verdict drawn at random would have one more reason for review.
  const { version, ...policy } = await store.policies.active();
  await store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 0 } });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let run = 0;
let learner = '';
beforeEach(() => {
  run += 1;
  learner = `maya-${run}`;
});

const T0 = Date.parse('2026-10-05T09:00:00Z');

const verdict = (x: number, more: Partial<Verdict> = {}): Verdict => ({ ...verdictAt(x), ...more });

/** A turn, a completed stage with this verdict, and another turn: events 1 to 3, calibration 1. */
async function judged(given: Verdict = verdict(95), id = learner): Promise<void> {
  const event = (type: string, minute: number, data: Record<string, unknown>) => ({
    learner: id,
    id: `e${minute}`,
    source: 'test',
    type,
    time: T0 + minute * 60_000,
    speaker: 'learner' as const,
    data,
  });
  await store.events.accept([
    event('chat.turn_taken', 1, { text: 'how do we count churn here', stage: 's1' }),
    event('stage.completed', 2, { stage: 's1', outcome: 'passed' }),
    event('chat.turn_taken', 3, { text: 'thanks for that' }),
  ]);
  await store.ledger.award(id, 0);
  await store.calibrations.commit(id, 2, given);
  await store.ledger.award(id, 0);
}

const appeal = (by = learner) =>
  store.reviews.appeal(learner, { calibration: 1, by, reason: 'I did it alone.' });
const uphold = (by: string, number = 1) =>
  store.reviews.review(learner, { number, by, reason: 'It stands.', decision: 'upheld' });
const change = (by: string, number = 1) =>
  store.reviews.review(learner, {
    number,
    by,
    reason: 'Read again.',
    decision: 'changed',
    skills: { quality: 10 },
  });
const stateOf = async (calibration: number) => {
  const { no } = (await store.learners.find(learner))!;
  return (await store.reviews.history(no, { calibration })).state;
};
const queue = (state: 'open' | 'contested' | 'upheld' | 'changed' | 'all' = 'open') =>
  store.reviews.queue({ after: 0, prefix: learner, state, by: 'coach', limit: 50 });

test('a calibration goes from auto to contested to upheld, and an appeal is answered by the review', async () => {
  await judged();
  expect(await stateOf(1)).toBe('auto');
  expect(await appeal()).toMatchObject({ outcome: 'appealed', appeal: 1 });
  expect(await stateOf(1)).toBe('contested');
  expect(await appeal()).toEqual({ outcome: 'already_contested' });
  expect(await uphold('coach-1')).toMatchObject({ outcome: 'reviewed', state: 'upheld', correction: null });
  expect(await stateOf(1)).toBe('upheld');
});

test('the first reviewer cannot decide on the appeal against their decision', async () => {
  await judged();
  await appeal();
  await uphold('coach-1');
  await appeal();
  expect(await uphold('coach-1')).toEqual({ outcome: 'second_reviewer' });
  expect(await uphold('coach-2')).toMatchObject({ outcome: 'reviewed' });
});

const voidEvent = (by: string, preview = false) =>
  store.reviews.void(learner, { seq: 2, by, reason: 'Not theirs.' }, { preview });

test('the first reviewer cannot void an event after an appeal against its verdict or award', async () => {
  await judged();
  await uphold('coach-1');
  await appeal();
  for (const preview of [true, false])
    expect(await voidEvent('coach-1', preview)).toEqual({ outcome: 'second_reviewer' });
  expect(await voidEvent('coach-2')).toMatchObject({ outcome: 'voided' });
  learner = `${learner}-award`;
  await judged();
  await store.reviews.rule(learner, { entry: 2, ruling: 'paid', by: 'coach-1', reason: 'Seen.' });
  await store.reviews.appeal(learner, { entry: 2, by: learner, reason: 'Too little.' });
  expect(await voidEvent('coach-1')).toEqual({ outcome: 'second_reviewer' });
  expect(await voidEvent('coach-2')).toMatchObject({ outcome: 'voided' });
});

test('an earlier reviewer may void an event without a new appeal', async () => {
  await judged();
  await uphold('coach-1');
  expect(await voidEvent('coach-1')).toMatchObject({ outcome: 'voided' });
});

test('learners cannot void their own events or have their own verdicts scored again', async () => {
  await judged();
  for (const preview of [true, false]) {
    expect(await voidEvent(learner, preview)).toEqual({ outcome: 'second_reviewer' });
    const again = { number: 1, answer: 'test@1#1', by: learner, verdict: verdict(20) };
    expect(await store.reviews.rescore(learner, again, { preview })).toEqual({ outcome: 'second_reviewer' });
  }
});

test('guards still count voided events: repeating the completion is not paid until a ruling says so', async () => {
  await judged();
  await voidEvent('coach-1');
  await store.events.accept([
    {
      learner,
      id: 'again',
      source: 'test',
      type: 'stage.completed',
      time: T0 + 600_000,
      speaker: 'learner',
      data: { stage: 's1', outcome: 'passed' },
    },
  ]);
  await store.ledger.award(learner, 0);
  const { no } = (await store.learners.find(learner))!;
  const award = (await store.ledger.entries(no, { after: 0, limit: 50 })).find(
    (entry) => entry.kind === 'award' && entry.eventSeq === 4,
  )!;
  expect(award).toMatchObject({ xp: 0, reason: 'once' });
  const ruling = {
    entry: award.entry,
    ruling: 'paid',
    by: 'coach-1',
    reason: 'The first was void.',
  } as const;
  expect(await store.reviews.rule(learner, ruling)).toMatchObject({ correction: { xp: 60 } });
});

test('the reviewer of an override cannot decide on the appeal against it', async () => {
  await judged();
  expect(await change('coach-1')).toMatchObject({ outcome: 'reviewed', correction: { calibration: 2 } });
  expect(await stateOf(1)).toBe('changed');
  expect(await stateOf(2)).toBe('upheld');
  await store.reviews.appeal(learner, { calibration: 2, by: learner, reason: 'No.' });
  expect(await stateOf(2)).toBe('contested');
  expect(await change('coach-1', 2)).toEqual({ outcome: 'second_reviewer' });
  expect(await change('coach-2', 2)).toMatchObject({ outcome: 'reviewed', correction: { calibration: 3 } });
});

test('a calibration that no longer counts can be neither appealed nor reviewed', async () => {
  await judged();
  await change('coach-1');
  expect(await appeal()).toEqual({ outcome: 'no_longer_counts' });
  expect(await change('coach-2')).toEqual({ outcome: 'no_longer_counts' });
  expect(await uphold('coach-2')).toEqual({ outcome: 'no_longer_counts' });
  expect(await uphold('coach-2', 9)).toEqual({ outcome: 'unknown' });
});

test('a preview returns what saving would return and stores nothing', async () => {
  await judged();
  await appeal();
  const before = await store.learners.read(learner);
  const said = {
    number: 1,
    by: 'coach-1',
    reason: 'Read again.',
    decision: 'changed',
    skills: { quality: 10 },
  } as const;
  const preview = await store.reviews.review(learner, said, { preview: true });
  expect(await store.learners.read(learner)).toEqual(before);
  expect(await stateOf(1)).toBe('contested');
  expect(await store.reviews.review(learner, said)).toEqual(preview);
  const after = (await store.learners.read(learner))!;
  expect(preview).toMatchObject({
    correction: {
      before: { total: before!.layer.xp.total, level: before!.layer.xp.level },
      after: { total: after.layer.xp.total, level: after.layer.xp.level },
    },
  });
});

test('a ruling pays or refuses one award; a ruling without effect changes nothing', async () => {
  await judged();
  const { no } = (await store.learners.find(learner))!;
  await store.reviews.appeal(learner, { entry: 1, by: learner, reason: 'I meant it.' });
  expect((await store.reviews.history(no, { entry: 1 })).state).toBe('contested');
  const total = (await store.learners.read(learner))!.layer.xp.total;
  const rule = (ruling: 'paid' | 'refused', by: string, entry = 1) =>
    store.reviews.rule(learner, { entry, ruling, by, reason: 'Seen.' });
  expect(await rule('paid', 'coach-1')).toMatchObject({ state: 'upheld', correction: null });
  expect(await rule('refused', 'coach-1')).toMatchObject({ state: 'changed', correction: { xp: -4 } });
  expect((await store.learners.read(learner))!.layer.xp.total).toBe(total - 4);
  await store.reviews.appeal(learner, { entry: 1, by: learner, reason: 'I meant it.' });
  expect(await rule('paid', 'coach-1')).toEqual({ outcome: 'second_reviewer' });
  expect(await rule('paid', 'coach-2')).toMatchObject({ state: 'changed', correction: { xp: 4 } });
  expect(await rule('paid', 'coach-2', 99)).toEqual({ outcome: 'unknown' });
  expect((await store.reviews.history(no, { entry: 1 })).reviews.map(({ reason }) => reason)).toHaveLength(3);
});

test('a void takes back award and verdict once, and answers the appeal', async () => {
  await judged(verdict(5));
  await appeal();
  const said = { seq: 2, by: 'key-1', reason: 'misrouted' };
  expect(await store.reviews.void(learner, said)).toMatchObject({
    outcome: 'voided',
    correction: { calibration: 2 },
  });
  expect(await store.reviews.void(learner, said)).toEqual({ outcome: 'already_voided' });
  expect(await store.reviews.void(learner, { ...said, seq: 9 })).toEqual({ outcome: 'unknown_event' });
  expect(await stateOf(1)).toBe('changed');
  expect(await queue()).toEqual([]);
  expect(await queue('changed')).toMatchObject([{ calibration: 1, state: 'changed', reasons: ['appeal'] }]);
});

test('the queue lists review reasons until a person decided', async () => {
  await judged(verdict(95, { asksReview: true, flags: ['tampering'] }));
  expect(await queue()).toMatchObject([
    { learner, calibration: 1, reasons: ['tampering'], state: 'auto', appeal: null },
  ]);
  await appeal();
  await store.reviews.appeal(learner, { entry: 1, by: learner, reason: 'Paid too little.' });
  expect(await queue('contested')).toMatchObject([
    { calibration: 1, reasons: ['appeal', 'tampering'], appeal: { reason: 'I did it alone.' } },
    { entry: 1, reasons: ['appeal'], state: 'contested' },
  ]);
  await uphold('coach-1');
  expect(await queue()).toMatchObject([{ entry: 1 }]);
  expect(await queue('upheld')).toMatchObject([{ calibration: 1, state: 'upheld' }]);
  expect(await queue('all')).toHaveLength(2);
});

test('a share of verdicts set by the policy is queued for review, drawn by their hash', async () => {
  const { version, ...policy } = await store.policies.active();
  await store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 0.5 } });
  const ids = Array.from({ length: 24 }, (_, index) => `${learner}-s${index}`);
  for (const id of ids) await judged(verdict(60), id);
  const drawn = new Set((await queue()).map((item) => item.learner));
  for (const id of ids) {
    const { no } = (await store.learners.find(id))!;
    const [row] = await store.calibrations.read(no, { after: 0, limit: 1 });
    expect(drawn.has(id)).toBe(Number.parseInt(row!.hash.slice(0, 8), 16) / 2 ** 32 < 0.5);
  }
  expect(drawn.size).toBeGreaterThan(2);
  expect(drawn.size).toBeLessThan(22);
  await store.policies.put(version + 1, policy);
});

test('a rescore replaces a judge’s verdict, is refused under an open appeal, and never replaces a person’s', async () => {
  await judged();
  const rescore = (number: number, answer: string) =>
    store.reviews.rescore(learner, { number, answer, by: 'ops', verdict: verdict(20) });
  await appeal();
  expect(await rescore(1, 'test@1#1')).toEqual({ outcome: 'contested' });
  await uphold('coach-1');
  expect(await rescore(1, 'test@1#1')).toMatchObject({ outcome: 'rescored', correction: { calibration: 2 } });
  expect(await rescore(1, 'test@1#2')).toEqual({ outcome: 'no_longer_counts' });
  // The upheld verdict is still a judge’s, so the rescore counts and can be contested again.
  const anew = { calibration: 2, by: learner, reason: 'Not this one either.' };
  expect(await store.reviews.appeal(learner, anew)).toMatchObject({ outcome: 'appealed' });
  await uphold('coach-2', 2);
  expect(await store.reviews.rescoreTarget(learner, 2)).toEqual({ completion: 2, used: ['test@1#1'] });
  await change('coach-1', 2);
  const standing = async () => (await everythingOf(store, learner)).calibrations.at(-1)?.stateAfter;
  const before = await standing();
  expect(await rescore(3, 'test@1#2')).toMatchObject({
    outcome: 'rescored',
    correction: { calibration: 4, xp: 0 },
  });
  expect(await standing()).toEqual(before);
  expect(await uphold('coach-2', 3)).toMatchObject({ outcome: 'reviewed' });
});
