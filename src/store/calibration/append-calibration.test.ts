import { expect, test } from 'vitest';
import { eventOf, openStore, verdictAt } from '../../../test/support/open-store.ts';

const open = openStore();

test('words that end within a character or hold a NUL do not stop a verdict', async () => {
  const { store } = open;
  await store.accept([eventOf('maya', 'stage.completed')]);
  await store.award('maya', 0);
  const odd = 'cut \ud83d and \u0000';
  const quotes = [{ skill: 'quality' as const, seq: 1, text: odd }];
  const committed = await store.commit('maya', 1, { ...verdictAt(60), reason: odd, quotes });
  expect(committed.outcome).toBe('committed');
  const { no } = (await store.findLearner('maya'))!;
  const [read] = await store.readCalibrations(no, { after: 0, limit: 1 });
  expect(read!.text).toMatchObject({
    reason: 'cut \ufffd and \ufffd',
    quotes: [{ text: 'cut \ufffd and \ufffd' }],
  });
  expect((await store.verifyCalibrations('maya'))!.intact).toBe(true);
});
