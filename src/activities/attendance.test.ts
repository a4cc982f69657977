import { expect, test, vi } from 'vitest';
import type { PendingWork } from '../store/award/award-events.ts';
import { createAttendance, type AttendanceOptions } from './attendance.ts';

const NOTHING: PendingWork = { oldest: null, newest: null, waitMs: 0, more: false, awarded: 1 };
const LONG_MS = 3_600_000;

/** An attendance over a store that answers as told. */
function attending(options: Partial<AttendanceOptions> = {}) {
  const store = {
    begin: vi.fn<() => Promise<{ more: boolean } | null>>(async () => ({ more: false })),
    leave: vi.fn<() => Promise<boolean>>(async () => false),
    isAlive: vi.fn<() => Promise<boolean>>(async () => true),
    unawarded: vi.fn<() => Promise<string[]>>(async () => []),
  };
  const award = vi.fn<() => Promise<PendingWork>>(async () => NOTHING);
  const ring = vi.fn<() => Promise<void>>(async () => undefined);
  const attendance = createAttendance({
    store: { attendance: store as never },
    worker: 'here',
    forMs: LONG_MS,
    atMost: 2,
    awardsAtOnce: 2,
    award,
    ring,
    ...options,
  });
  return { store, award, ring, attendance };
}

const fresh = { awarded: 1, quietMs: 1000, attendedBy: null };

test('every hint is an award, and stopping leaves', async () => {
  const { attendance, award, store } = attending();
  const attended = attendance.attend('ada');
  for (let hints = 1; hints <= 3; hints += 1) {
    attendance.hint('ada');
    await expect.poll(() => award.mock.calls.length).toBe(hints);
  }
  expect([attendance.size(), store.leave.mock.calls.length]).toEqual([1, 0]);
  await attendance.stop();
  expect(await attended).toBe(false);
  expect([attendance.size(), store.leave.mock.calls]).toEqual([0, [['ada', 'here']]]);
  expect(await attendance.attend('ada'), 'after a stop').toBe(false);
});

test('events that came before it began are awarded at once', async () => {
  const { attendance, award, store } = attending();
  store.begin.mockResolvedValueOnce({ more: true });
  void attendance.attend('ada');
  await expect.poll(() => award.mock.calls.length).toBe(1);
  await attendance.stop();
});

test('the time without an event ends it, and an event that came meanwhile is for the workflow', async () => {
  const { attendance, store } = attending({ forMs: 1 });
  expect(await attendance.attend('ada')).toBe(false);
  store.leave.mockResolvedValueOnce(true);
  expect(await attendance.attend('ada')).toBe(true);
});

test('a completion ends it, and the workflow looks again', async () => {
  const { attendance, award, store } = attending();
  award.mockResolvedValueOnce({ ...NOTHING, more: true });
  award.mockResolvedValueOnce({ ...NOTHING, oldest: 7, newest: 7, waitMs: 30_000 });
  const attended = attendance.attend('ada');
  attendance.hint('ada');
  expect(await attended).toBe(true);
  expect([award.mock.calls.length, store.leave.mock.calls.length]).toEqual([2, 1]);
});

test('a second one of the same learner replaces the first, which then leaves nothing', async () => {
  const { attendance, award, store } = attending();
  const first = attendance.attend('ada');
  const second = attendance.attend('ada');
  expect(await first).toBe(false);
  expect(store.leave).not.toHaveBeenCalled();
  attendance.hint('ada');
  await expect.poll(() => award.mock.calls.length).toBe(1);
  await attendance.stop();
  expect(await second).toBe(false);
  expect(store.leave).toHaveBeenCalledTimes(1);
});

test('an erased learner is not attended, and a failed award is the workflow’s to repeat', async () => {
  const { attendance, award, store } = attending();
  store.begin.mockResolvedValueOnce(null);
  expect(await attendance.attend('ada')).toBe(false);
  award.mockRejectedValueOnce(new Error('no Postgres'));
  const attended = attendance.attend('ada');
  attendance.hint('ada');
  await expect(attended).rejects.toThrow('no Postgres');
  expect(attendance.size()).toBe(0);
});

test('a hint for a learner who is not attended ends what the row says, and rings', async () => {
  const { attendance, ring, store } = attending();
  attendance.hint('ada');
  await expect.poll(() => ring.mock.calls).toEqual([['ada']]);
  expect(store.leave.mock.calls).toEqual([['ada', 'here']]);
});

test('a hint for a learner who is not attended rings also if the row cannot be written', async () => {
  const { attendance, ring, store } = attending();
  store.leave.mockRejectedValue(new Error('away'));
  attendance.hint('ada');
  await expect.poll(() => ring.mock.calls.length).toBe(1);
});

test('lost hints are found when the connection opens again', async () => {
  const { attendance, award, store } = attending();
  void attendance.attend('ada');
  store.unawarded.mockResolvedValueOnce(['ada']);
  await attendance.lookAgain();
  await expect.poll(() => award.mock.calls.length).toBe(1);
  expect(store.unawarded.mock.calls).toEqual([[['ada'], 'here']]);
  await attendance.stop();
});

test('the second of two events close together, or a large batch, is followed by an attendance', async () => {
  const { attendance } = attending({ forMs: 10_000 });
  const after = (quietMs: number | null, awarded = 1) =>
    attendance.next('ada', { ...fresh, awarded, quietMs });
  expect(await Promise.all([after(null), after(0), after(8000), after(8001)])).toEqual([
    null,
    'attend',
    'attend',
    null,
  ]);
  expect(await Promise.all([after(null, 49), after(null, 50)]), 'a large batch').toEqual([null, 'attend']);
});

test('no more learners than allowed, and none with a time of 0', async () => {
  const { attendance } = attending();
  void attendance.attend('ada');
  expect(await attendance.next('eve', fresh)).toBe('attend');
  void attendance.attend('bo');
  expect(await attendance.next('eve', fresh)).toBeNull();
  expect(await attendance.attend('eve')).toBe(false);
  await attendance.stop();
  expect(await attending({ forMs: 0 }).attendance.next('eve', { ...fresh, quietMs: 0 })).toBeNull();
});

test('a learner whose worker is alive is not attended twice; one whose worker died is, and its event is not lost', async () => {
  const { attendance, store } = attending();
  const attended = { ...fresh, attendedBy: 'there' };
  expect(await attendance.next('ada', attended)).toBeNull();
  store.isAlive.mockResolvedValue(false);
  expect(await attendance.next('ada', attended)).toBe('attend');
  expect(store.leave.mock.calls).toEqual([['ada', 'there']]);
  store.leave.mockResolvedValueOnce(true);
  expect(await attendance.next('ada', { ...attended, quietMs: LONG_MS })).toBe('award');
  expect(await attendance.next('ada', { ...fresh, attendedBy: 'here' }), 'no longer attended here').toBe(
    'attend',
  );
});
