import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';

const open = openStore({ size: 20 });

async function deadlocks(): Promise<number> {
  const found = await open.store.database.query<{ deadlocks: number }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return found.rows[0]!.deadlocks;
}

test('batches over the same learners in opposite orders do not deadlock, even for new learners', async () => {
  const learners = Array.from({ length: 12 }, (_, index) => `learner-${index}`);
  const batches = Array.from({ length: 20 }, (_, index) =>
    (index % 2 === 0 ? learners : learners.toReversed()).map((learner) => eventOf(learner)),
  );
  const accepted = await Promise.all(batches.map((batch) => open.store.events.accept(batch)));
  const seqs = Map.groupBy(
    accepted.flatMap(({ results }, batch) =>
      results.map((result, at) => ({ result, learner: batches[batch]![at]!.learner })),
    ),
    ({ learner }) => learner,
  );
  for (const learner of learners) {
    const numbers = seqs.get(learner)!.map(({ result }) => (result.status === 'accepted' ? result.seq : 0));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  }
});

test('overlapping batches of known and new learners, of one or several, never deadlock', async () => {
  const known = ['b', 'd', 'f'];
  const batches = Array.from({ length: 60 }, (_, round) => {
    const fresh = ['a', 'c', 'e'].map((letter) => `${letter}-${round % 6}`);
    const some = round % 3 === 0 ? fresh.slice(0, 1) : round % 3 === 1 ? fresh : [...known, ...fresh];
    return (round % 2 === 0 ? some : some.toReversed()).map((learner) => eventOf(learner));
  });
  await open.store.events.accept(known.map((learner) => eventOf(learner)));
  const accepted = await Promise.all(batches.map((batch) => open.store.events.accept(batch)));
  const all = accepted.flatMap(({ results }) => results);
  expect(all.every(({ status }) => status === 'accepted')).toBe(true);
  // A deadlock would be resolved after a second, and retried.
  await open.store.database.query('SELECT pg_stat_force_next_flush()');
  expect(await deadlocks()).toBe(0);
});
