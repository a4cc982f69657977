import { expect, test } from 'vitest';
import { eventOf, openStore, verdictAt } from '../../../test/support/open-store.ts';

const open = openStore();

test('half characters and NUL in texts do not stop a verdict', async () => {
  const { store } = open;
  await store.events.accept([eventOf('maya', 'stage.completed')]);
  await store.ledger.award('maya', 0);
  const odd = 'cut \ud83d and \u0000';
  const quotes = [{ skill: 'quality' as const, seq: 1, text: odd }];
  const committed = await store.calibrations.commit('maya', 1, { ...verdictAt(60), reason: odd, quotes });
  expect(committed.outcome).toBe('committed');
  const { no } = (await store.learners.find('maya'))!;
  const [read] = await store.calibrations.read(no, { after: 0, limit: 1 });
  expect(read!.text).toMatchObject({
    reason: 'cut \ufffd and \ufffd',
    quotes: [{ text: 'cut \ufffd and \ufffd' }],
  });
  expect((await store.calibrations.verify('maya'))!.intact).toBe(true);
});
