import { createStore, type Store } from '../../src/store/store.ts';
import { eventOf, learnersOf } from '../events.ts';
import { createDatabase, dropDatabase } from '../machine/databases.ts';
import { interleave } from '../rounds.ts';
import type { Measured, Row } from '../row.ts';

const AWARDS = 60;
const LEARNERS = 100;
const FEW = 8;
const MANY = 64;

type Side = { store: Store; next: number };

/** Milliseconds per award of one new event, each of another learner; intake is not measured. */
async function awards(side: Side): Promise<number[]> {
  const times: number[] = [];
  const learners = learnersOf('partitions', LEARNERS);
  for (let award = 0; award < AWARDS; award += 1) {
    const learner = learners[side.next % LEARNERS]!;
    await side.store.events.accept([eventOf(learner, Math.floor(side.next / LEARNERS), 2 * LEARNERS)]);
    const begun = performance.now();
    const { awarded } = await side.store.ledger.award(learner, 0);
    times.push(performance.now() - begun);
    if (awarded !== 1) throw new Error(`expected one award, found ${awarded}`);
    side.next += 1;
  }
  return times;
}

export const partitions: Row = {
  name: 'partitions',
  title: `one award with ${MANY} partitions of each table, against ${FEW}`,
  reach: null,
  async run(machine, options): Promise<Measured> {
    const counts = [FEW, MANY];
    const sides: Side[] = [];
    try {
      for (const count of counts) {
        const url = await createDatabase(machine.databaseUrl, `partitions_${count}`, { partitions: count });
        const side = { store: createStore({ url, size: 2 }), next: 0 };
        sides.push(side);
        // Statements are planned once per connection.
        await awards(side);
      }
      const [few, many] = sides as [Side, Side];
      return await interleave(
        machine,
        options,
        { unit: 'ms', better: 'less' },
        { ours: () => awards(many), theirs: () => awards(few) },
      );
    } finally {
      for (const { store } of sides) await store.close();
      for (const count of counts) await dropDatabase(machine.databaseUrl, `partitions_${count}`);
    }
  },
};
