import { checkAwards } from '../check.ts';
import { eventOf, learnersOf } from '../events.ts';
import type { Machine } from '../machine/machine.ts';
import type { Row } from '../row.ts';
import { freshGroup, interleave } from '../rounds.ts';

const LEARNERS = 10;

/** Milliseconds per sequential call, without the first `warm` calls. */
async function timesOf(
  calls: number,
  warm: number,
  work: (call: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < calls + warm; call += 1) {
    const begun = performance.now();
    await work(call);
    if (call >= warm) times.push(performance.now() - begun);
  }
  return times;
}

async function ours({ ours }: Machine, calls: number): Promise<number[]> {
  const ids = learnersOf(freshGroup(), LEARNERS);
  const times = await timesOf(calls, LEARNERS, async (call) => {
    const event = eventOf(ids[call % LEARNERS] as string, Math.floor(call / LEARNERS), 100);
    const done = ours.awarded.expect(1);
    await ours.post([event]);
    await done;
  });
  await checkAwards(ours.store, ids, (calls + LEARNERS) / LEARNERS);
  return times;
}

async function bare({ naive }: Machine, calls: number): Promise<number[]> {
  const ids = learnersOf(freshGroup(), LEARNERS);
  const times = await timesOf(calls, LEARNERS, async (call) => {
    const event = eventOf(ids[call % LEARNERS] as string, Math.floor(call / LEARNERS), 100);
    const done = naive.awarded.expect(1);
    await naive.signal('bareLearner', event);
    await done;
  });
  await naive.forget('bareLearner', ids);
  return times;
}

export const singleEvent: Row = {
  name: 'single-event',
  title: 'one event at a time, posted to awarded, against a signal and a local activity that inserts one row',
  reach: { most: 1.3 },
  run(machine, options) {
    const calls = options.quick ? 50 : 200;
    return interleave(
      machine,
      options,
      { unit: 'ms', better: 'less' },
      {
        ours: () => ours(machine, calls),
        theirs: () => bare(machine, calls),
      },
    );
  },
};
