import { createStore, type Store } from '../../src/store/store.ts';
import { copyOf, ENTRIES, fillWithCopies } from '../copies.ts';
import { eventOf } from '../events.ts';
import { createDatabase, dropDatabase } from '../machine/databases.ts';
import type { Machine } from '../machine/machine.ts';
import { interleave } from '../rounds.ts';
import type { Measured, Row } from '../row.ts';

/** Awards per turn, and turns per round; short turns, so that other load affects both sides. */
const AWARDS = 25;
const TURNS = 8;
/** A prime step, so that the learners are spread over the tables. */
const STRIDE = 7919;
const CONNECTIONS = 2;

type Filled = { store: Store; learners: number; measured: Map<string, number>; next: number };

/** Milliseconds per award of one new event, learner by learner; intake is not measured. */
async function awards(filled: Filled, count: number): Promise<number[]> {
  const { store, learners, measured } = filled;
  const times: number[] = [];
  for (let award = 0; award < count; award += 1) {
    const learner = copyOf(1 + ((filled.next * STRIDE) % learners));
    const earlier = measured.get(learner) ?? 0;
    await store.events.accept([eventOf(learner, ENTRIES + earlier, 2 * ENTRIES)]);
    const begun = performance.now();
    await store.ledger.award(learner, 0);
    times.push(performance.now() - begun);
    measured.set(learner, earlier + 1);
    filled.next += 1;
  }
  return times;
}

/** Checks that every measured award is in its learner's ledger, chained to the previous entry. Throws otherwise. */
async function checkMeasured({ store, measured }: Filled): Promise<void> {
  const { rows } = await store.database.query<{ awards: number }>(
    `SELECT count(*) AS awards FROM learners r JOIN ledger l ON l.learner = r.no AND l.entry > $2
       JOIN ledger b ON b.learner = r.no AND b.entry = l.entry - 1 AND b.hash = l.previous_hash
     WHERE r.id = ANY ($1) AND r.awarded_to = r.last_seq AND l.kind = 'award' AND l.total_after = b.total_after + l.xp`,
    [[...measured.keys()], ENTRIES],
  );
  const due = [...measured.values()].reduce((sum, count) => sum + count, 0);
  if (rows[0]?.awards !== due) throw new Error(`expected ${due} awards, found ${rows[0]?.awards}`);
}

async function filled(machine: Machine, name: string, learners: number): Promise<Filled> {
  machine.progress(`  filling in ${learners * ENTRIES} awards`);
  const url = await createDatabase(machine.databaseUrl, name);
  await fillWithCopies(url, learners, machine.progress);
  const store = createStore({ url, size: CONNECTIONS });
  const filled = { store, learners, measured: new Map<string, number>(), next: 0 };
  await awards(filled, 2 * AWARDS);
  return filled;
}

export const awardAtScale: Row = {
  name: 'award-at-10-million',
  title: 'one award among 10 million of 100,000 learners, against one among 10 thousand of 100 learners',
  reach: { most: 1.2 },
  only: '--big',
  async run(machine, options): Promise<Measured> {
    const names = ['few', 'many'] as const;
    const opened: Filled[] = [];
    try {
      const few = await filled(machine, names[0], 100);
      opened.push(few);
      const many = await filled(machine, names[1], options.quick ? 1000 : 100_000);
      opened.push(many);
      const measured = await interleave(
        machine,
        { ...options, rounds: options.rounds * TURNS },
        { unit: 'ms', better: 'less' },
        { ours: () => awards(many, AWARDS), theirs: () => awards(few, AWARDS) },
      );
      for (const side of opened) await checkMeasured(side);
      return measured;
    } finally {
      for (const { store } of opened) await store.close();
      for (const name of names) await dropDatabase(machine.databaseUrl, name);
    }
  },
};
