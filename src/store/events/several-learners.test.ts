import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';

const open = openStore({ size: 20 });

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
