import { checkAwards } from '../check.ts';
import { eventOf, learnersOf } from '../events.ts';
import { inFlight } from '../in-flight.ts';
import type { Machine } from '../machine/machine.ts';
import type { Row } from '../row.ts';
import { freshGroup, rateOf, repeat } from '../rounds.ts';

const POSTS = 20;
const SESSION = 100;
/** Wakes that a learner has behind it when the worker restarts: some 55 history events to replay. */
const EARLIER = 10;

const perSecond = { unit: 'wakes/s', better: 'more' } as const;

/** One event and one ring for each learner. */
function wakeAll({ ours }: Machine, learners: readonly string[], number: number): Promise<number[]> {
  return rateOf(learners.length, async () => {
    const done = ours.awarded.expect(learners.length);
    await inFlight(learners, POSTS, (learner) => ours.post([eventOf(learner, number, SESSION)]));
    await done;
  });
}

/** Learners whose workflows run and sleep. */
async function asleep(machine: Machine, count: number, wakes: number): Promise<string[]> {
  const learners = learnersOf(freshGroup(), count);
  for (let number = 0; number < wakes; number += 1) await wakeAll(machine, learners, number);
  return learners;
}

async function restart({ ours }: Machine): Promise<void> {
  await ours.stopWorker();
  await ours.startWorker();
}

export const wakeRows: Row[] = [
  {
    name: 'wakes-steady',
    title: 'learners that sleep in the cache, an event each',
    reach: null,
    run: (machine, options) =>
      repeat(machine, options, perSecond, async () => {
        const learners = await asleep(machine, options.quick ? 50 : 200, 2);
        const rate = await wakeAll(machine, learners, 2);
        await checkAwards(machine.ours.store, learners, 3);
        return rate;
      }),
  },
  {
    name: 'wakes-after-restart',
    title: `an event each after the worker restarted, ${EARLIER} wakes to replay`,
    reach: null,
    run: (machine, options) =>
      repeat(machine, options, perSecond, async () => {
        const learners = await asleep(machine, options.quick ? 50 : 200, EARLIER);
        await restart(machine);
        const rate = await wakeAll(machine, learners, EARLIER);
        await checkAwards(machine.ours.store, learners, EARLIER + 1);
        return rate;
      }),
  },
  {
    name: 'wakes-after-outage',
    title:
      '1,500 learners that gathered an event each while no worker ran, found by the sweeper, until the last is awarded',
    reach: null,
    run: (machine, options) =>
      repeat(machine, options, perSecond, async () => {
        const { ours } = machine;
        const learners = await asleep(machine, options.quick ? 100 : 1500, 1);
        await ours.stopWorker();
        await inFlight(learners, POSTS, (learner) => ours.store.accept([eventOf(learner, 1, SESSION)]));
        await ours.store.database.query('UPDATE wakes SET due = now()');
        const rate = await rateOf(learners.length, async () => {
          const done = ours.awarded.expect(learners.length);
          await ours.startWorker();
          await done;
        });
        await checkAwards(ours.store, learners, 2);
        return rate;
      }),
  },
];
