import { createStore, type Store } from '../../src/store/store.ts';
import { createDatabase, dropDatabase } from '../machine/databases.ts';
import { interleave } from '../rounds.ts';
import type { Measured, Row } from '../row.ts';
import { createPool } from '../../src/store/database.ts';

const READS = 50;
const SOME_HASH = `decode('00', 'hex')`;

/** Learners with a wake each; every third has an event without an award, the others are watched for silence. */
async function fill(url: string, learners: number): Promise<void> {
  const owner = createPool(url, { size: 1, owner: true });
  try {
    await owner.query(
      `INSERT INTO learners (id, head, calibration_head, mean, sd, updated_at, last_seq, awake)
       SELECT 'l-' || n, ${SOME_HASH}, ${SOME_HASH}, 50, 20, now(), (n % 3 = 0)::int, n % 3 = 0
       FROM generate_series(1, $1::int) n`,
      [learners],
    );
    await owner.query(
      `INSERT INTO wakes (learner, due, event_since)
       SELECT no, now() + interval '1 day', CASE WHEN awake THEN now() - no * interval '1 second' END FROM learners`,
    );
    await owner.query('VACUUM ANALYZE');
  } finally {
    await owner.end();
  }
}

async function reads(store: Store): Promise<number[]> {
  const times: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const begun = performance.now();
    const { oldestEvent } = await store.wakes.waiting();
    times.push(performance.now() - begun);
    if (oldestEvent === null) throw new Error('the oldest event is missing');
  }
  return times;
}

export const waitingAtScale: Row = {
  name: 'waiting-at-a-million',
  title: 'pending work for /metrics and /readyz with a million learners, against a thousand',
  reach: { most: 1.5 },
  only: '--big',
  async run(machine, options): Promise<Measured> {
    const names = ['few', 'many'] as const;
    const opened: Store[] = [];
    try {
      for (const [name, learners] of [
        ['few', 1000],
        ['many', options.quick ? 10_000 : 1_000_000],
      ] as const) {
        machine.progress(`  filling in ${learners} learners`);
        const url = await createDatabase(machine.databaseUrl, name);
        await fill(url, learners);
        opened.push(createStore({ url, size: 1 }));
      }
      const [few, many] = opened as [Store, Store];
      return await interleave(
        machine,
        options,
        { unit: 'ms', better: 'less' },
        { ours: () => reads(many), theirs: () => reads(few) },
      );
    } finally {
      for (const store of opened) await store.close();
      for (const name of names) await dropDatabase(machine.databaseUrl, name);
    }
  },
};
