import { expect, test } from 'vitest';
import { gateCommits, untilBlocked } from '../../../test/support/gate.ts';
import { eventOf, openStore } from '../../../test/support/open-store.ts';
import { createStore } from '../store.ts';

const open = openStore();

/** A second store whose next commit can be delayed while it holds its locks. */
function gated() {
  const store = createStore({ url: open.url, size: 4 });
  return { store, gate: gateCommits(store.database) };
}

test('intake rings for an event accepted while the last award commits: it sees the result of that award', async () => {
  const { store, gate } = gated();
  expect((await open.store.events.accept([eventOf('after')])).ring).toEqual(['after']);
  const { reached, open: release } = gate.close();
  const awarding = store.ledger.award('after', 0);
  await reached;
  const accepting = open.store.events.accept([eventOf('after')]);
  await untilBlocked(open.url);
  release();
  expect(await awarding).toMatchObject({ awarded: 1, more: false });
  expect((await accepting).ring).toEqual(['after']);
  await store.close();
});

test('an award that waits for intake to commit sees its event, although there was no ring', async () => {
  const { store, gate } = gated();
  await open.store.events.accept([eventOf('before')]);
  const { reached, open: release } = gate.close();
  const accepting = store.events.accept([eventOf('before')]);
  await reached;
  const awarding = open.store.ledger.award('before', 0);
  await untilBlocked(open.url);
  release();
  expect((await accepting).ring).toEqual([]);
  expect(await awarding).toMatchObject({ awarded: 2, more: false });
  await store.close();
});

test('a learner waiting for a verdict is not awake, so the next event rings', async () => {
  await open.store.events.accept([eventOf('waiting', 'stage.completed')]);
  expect(await open.store.ledger.award('waiting', 0)).toMatchObject({ oldest: 1, more: false });
  expect((await open.store.events.accept([eventOf('waiting')])).ring).toEqual(['waiting']);
  expect((await open.store.events.accept([eventOf('waiting')])).ring).toEqual([]);
});
