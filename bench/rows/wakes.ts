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
  /** Wakes that the learners have behind them. */ earlier: number;
};
type Wake = (machine: Machine, learners: readonly string[], number: number) => Promise<number[]>;

/** The same learners in every round, one event each. */
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
    'learners that sleep in the cache of the worker, an event each',
    { learners: 200, quick: 50, earlier: 2 },
    wakeAll,
  ),
  wakeRow(
    'wakes-after-restart',
    'an event each after the worker restarted, 10 and more wakes to replay',
    { learners: 100, quick: 50, earlier: 10 },
    async (machine, learners, number) => {
      await machine.ours.stopWorker();
      await machine.ours.startWorker();
      return wakeAll(machine, learners, number);
    },
  ),
  wakeRow(
    'wakes-after-outage',
    '1,500 learners with an event each from while no worker ran, found by the sweeper, until the last is awarded',
    { learners: 1500, quick: 100, earlier: 1 },
    async ({ ours }, learners, number) => {
      await ours.stopWorker();
      await inFlight(learners, POSTS, (learner) =>
        ours.store.events.accept([eventOf(learner, number, SESSION)]),
      );
      // These alone: the learners of earlier rows are owed a look at their behaviour too, days from now.
      await ours.store.database.query(MAKE_DUE, [learners]);
      return rateOf(learners.length, async () => {
        const done = ours.awarded.expect(learners.length);
        await ours.startWorker();
        await done;
      });
    },
  ),
];
