import { checkAwards } from '../check.ts';
import { eventOf, learnersOf } from '../events.ts';
import { inFlight } from '../in-flight.ts';
import type { Machine } from '../machine/machine.ts';
import type { Row } from '../row.ts';
import { freshGroup, rateOf, repeat } from '../rounds.ts';

const MAKE_DUE = `UPDATE wakes w SET due = now() FROM learners l WHERE l.no = w.learner AND l.id = ANY($1)`;
const POSTS = 20;
const SESSION = 100;

/** One event and one ring for each learner. */
function wakeAll({ ours }: Machine, learners: readonly string[], number: number): Promise<number[]> {
  return rateOf(learners.length, async () => {
    const done = ours.awarded.expect(learners.length);
    await inFlight(learners, POSTS, (learner) => ours.post([eventOf(learner, number, SESSION)]));
    await done;
  });
}

type Size = {
  learners: number;
  quick: number;
  /** Earlier wakes of each learner. */ earlier: number;
};
type Wake = (machine: Machine, learners: readonly string[], number: number) => Promise<number[]>;

/** One event each for the same learners in every round. */
function wakeRow(name: string, title: string, size: Size, wake: Wake): Row {
  return {
    name,
    title,
    reach: null,
    async run(machine, options) {
      const learners = learnersOf(freshGroup(), options.quick ? size.quick : size.learners);
      for (let number = 0; number < size.earlier; number += 1) await wakeAll(machine, learners, number);
      const kind = { unit: 'wakes/s', better: 'more' } as const;
      const measured = await repeat(machine, options, kind, (round) =>
        wake(machine, learners, size.earlier + round - 1),
      );
      await checkAwards(machine.ours.store, learners, size.earlier + options.rounds);
      return measured;
    },
  };
}

export const wakeRows: Row[] = [
  wakeRow(
    'wakes-steady',
    'sleeping learners in the cache of the worker, one event each',
    { learners: 200, quick: 50, earlier: 2 },
    wakeAll,
  ),
  wakeRow(
    'wakes-after-restart',
    'one event each after a restart of the worker, with 10 or more wakes to replay',
    { learners: 100, quick: 50, earlier: 10 },
    async (machine, learners, number) => {
      await machine.ours.startWorker();
      return wakeAll(machine, learners, number);
    },
  ),
  wakeRow(
    'wakes-after-outage',
    '1,500 learners with one event each from a time without worker, found by the sweeper, until the last award',
    { learners: 1500, quick: 100, earlier: 1 },
    async ({ ours }, learners, number) => {
      await ours.stopWorker();
      await inFlight(learners, POSTS, (learner) =>
        ours.store.events.accept([eventOf(learner, number, SESSION)]),
      );
      // Only these: learners of earlier rows also have wakes, due days from now.
      await ours.store.database.query(MAKE_DUE, [learners]);
      return rateOf(learners.length, async () => {
        const done = ours.awarded.expect(learners.length);
        await ours.startWorker();
        await done;
      });
    },
  ),
];
