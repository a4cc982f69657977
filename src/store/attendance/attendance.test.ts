import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { gateCommits, untilBlocked } from '../../../test/support/gate.ts';
import { eventOf, openStore, verdictAt } from '../../../test/support/open-store.ts';
import { createStore } from '../store.ts';
import { createHintSender, learnersIn } from './send-hints.ts';

const open = openStore();

/** A learner with one awarded event, attended by a worker. */
async function attended(learner: string): Promise<string> {
  const worker = randomUUID();
  await open.store.events.accept([eventOf(learner)]);
  await open.store.ledger.award(learner, 0);
  expect(await open.store.attendance.begin(learner, worker)).toEqual({ more: false });
  return worker;
}

test('events of an attended learner name the worker that awards them, once for each award', async () => {
  const { events, ledger, wakes } = open.store;
  const worker = await attended('named');
  expect(await wakes.awaiting(['named']), 'attended is not pending').toEqual([]);
  const woken = { ring: ['named'], attendedBy: new Map([['named', worker]]) };
  expect(await events.accept([eventOf('named'), eventOf('unnamed')])).toMatchObject({
    ...woken,
    ring: ['named', 'unnamed'],
  });
  expect((await events.accept([eventOf('named')])).ring, 'it was woken already').toEqual([]);
  expect(await ledger.award('named', 0)).toMatchObject({ awarded: 2, attendedBy: worker });
  expect(await events.accept([eventOf('named')])).toMatchObject(woken);
});

test('an event that is accepted while a worker leaves is not lost: either it looks again, or the event rings', async () => {
  const { attendance } = open.store;
  const worker = await attended('leaving');
  const other = createStore({ url: open.url, size: 2 });
  const gate = gateCommits(other.database);
  const { reached, open: release } = gate.close();
  const accepting = other.events.accept([eventOf('leaving')]);
  await reached;
  const leaving = attendance.leave('leaving', worker);
  await untilBlocked(open.url);
  release();
  expect((await accepting).attendedBy?.get('leaving')).toBe(worker);
  expect(await leaving).toBe(true);
  await open.store.ledger.award('leaving', 0);
  const later = await open.store.events.accept([eventOf('leaving')]);
  expect([later.ring, later.attendedBy]).toEqual([['leaving'], undefined]);
  await other.close();
});

test('a worker that was replaced ends nothing when it leaves', async () => {
  const { attendance, events } = open.store;
  const first = await attended('replaced');
  const second = randomUUID();
  await attendance.begin('replaced', second);
  await events.accept([eventOf('replaced')]);
  expect(await attendance.leave('replaced', first)).toBe(false);
  expect(await attendance.unawarded(['replaced'], first)).toEqual([]);
  expect(await attendance.unawarded(['replaced'], second)).toEqual(['replaced']);
});

test('a hinted learner waits until the award, and whether its worker still reports is known', async () => {
  const { attendance, events, ledger, workers } = open.store;
  const worker = await attended('hinted');
  await events.accept([eventOf('hinted')]);
  expect(await attendance.hinted(['hinted', 'other'])).toEqual([{ learner: 'hinted', isAlive: false }]);
  await workers.report(worker);
  expect([await attendance.isAlive(worker), await attendance.hinted(['hinted'])]).toEqual([
    true,
    [{ learner: 'hinted', isAlive: true }],
  ]);
  await ledger.award('hinted', 0);
  expect(await attendance.hinted(['hinted'])).toEqual([]);
});

test('a learner whom nobody attends any more waits too: the worker may have died after it left', async () => {
  const { events, ledger, attendance, calibrations } = open.store;
  const worker = await attended('just-left');
  await events.accept([eventOf('just-left', 'stage.completed')]);
  expect(await attendance.leave('just-left', worker)).toBe(true);
  const waits = [{ learner: 'just-left', isAlive: false }];
  expect(await attendance.hinted(['just-left'])).toEqual(waits);
  await ledger.award('just-left', 0);
  await events.accept([eventOf('just-left')]);
  expect(await attendance.hinted(['just-left']), 'a verdict comes first').toEqual([]);
  await calibrations.commit('just-left', 2, verdictAt(50));
  expect(await attendance.hinted(['just-left'])).toEqual(waits);
});

test('an erased learner is not attended', async () => {
  const { attendance, learners } = open.store;
  const worker = await attended('erased');
  await learners.erase('erased');
  const { rows } = await open.store.database.query("SELECT attended_by FROM learners WHERE id = 'erased'");
  expect(rows).toEqual([{ attended_by: null }]);
  expect(await attendance.begin('erased', worker)).toBeNull();
  expect(await attendance.begin('unknown', worker)).toBeNull();
});

test('a worker of another process hears its hints, also more than fit into one notice', async () => {
  const worker = randomUUID();
  const other = createStore({ url: open.url, size: 2 });
  const heard = new Set<string>();
  const opened = vi.fn<() => void>();
  const hearing = other.attendance.hear(worker, { hint: (learner) => heard.add(learner), open: opened });
  expect([other.attendance.isHere(worker), open.store.attendance.isHere(worker)]).toEqual([true, false]);
  await expect.poll(() => opened.mock.calls.length).toBe(1);
  const learners = Array.from({ length: 300 }, (_, index) => `${'ü'.repeat(100)}-"${index}"`);
  await Promise.all(learners.map((learner) => open.store.attendance.hint(worker, learner)));
  await expect.poll(() => heard.size).toBe(300);
  expect(heard).toEqual(new Set(learners));
  await hearing.stop();
  await other.close();
});

test('hints that come while a notice is under way go together in the next one', async () => {
  const sent: string[][] = [];
  const answers: (() => void)[] = [];
  const query = async (_statement: unknown, [, payloads]: [string[], string[]]) => {
    sent.push(payloads.flatMap(learnersIn));
    await new Promise<void>((resolve) => answers.push(resolve));
    return { rows: [] };
  };
  const send = createHintSender({
    query: async (statement: { values: [string[], string[]] }) => query(statement, statement.values),
  } as never);
  const all = ['a', 'b', 'c'].map((learner) => send('w', learner));
  await expect.poll(() => answers.length).toBe(1);
  const more = ['d', 'e', 'd'].map((learner) => send('w', learner));
  answers[0]!();
  await Promise.all(all);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]!();
  await Promise.all(more);
  expect(sent).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
});
