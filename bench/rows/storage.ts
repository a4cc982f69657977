import { liveThrough } from '../../test/support/judge-completion.ts';
import { sessionEndingAt } from '../../src/cli/demo.ts';
import type { Speaker } from '../../src/core/event.ts';
import { offlineJudge } from '../../src/judge/offline/offline-judge.ts';
import { createPool } from '../../src/store/database.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { createDatabase, dropDatabase } from '../machine/databases.ts';
import type { Measured, Row } from '../row.ts';

const NAME = 'storage';
const LEARNERS = 60;
/** Events sent together, so that verdicts come between events as they do live. */
const TOGETHER = 20;
const MOST_BYTES = 8000;

/** The recorded session of a learner, judged offline in this process; returns its number of events. */
async function live(store: Store, learner: string): Promise<number> {
  const events = await sessionEndingAt(Date.now() - 60_000, learner);
  for (let from = 0; from < events.length; from += TOGETHER) {
    const some = events.slice(from, from + TOGETHER).map(({ id, source, type, time, data = {} }) => ({
      learner,
      id,
      source: source as string,
      type,
      time: Date.parse(time),
      speaker: (data.speaker ?? 'learner') as Speaker,
      data,
    }));
    await store.events.accept(some);
    await liveThrough(store, offlineJudge, learner);
  }
  return events.length;
}

/** Bytes of tables, partitions and indexes by table, without the space that updates left behind. */
async function bytesOf(url: string): Promise<Map<string, number>> {
  const owner = createPool(url, { size: 1, owner: true });
  try {
    await owner.query('VACUUM FULL');
    const { rows } = await owner.query<{ name: string; bytes: number }>(
      `SELECT coalesce(i.inhparent::regclass::text, c.relname) AS name, sum(pg_total_relation_size(c.oid))::int8 AS bytes
       FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1`,
    );
    return new Map(rows.map(({ name, bytes }) => [name, bytes]));
  } finally {
    await owner.end();
  }
}

const sum = (bytes: Map<string, number>, names: readonly string[]): number =>
  names.reduce((total, name) => total + (bytes.get(name) ?? 0), 0);

export const storage: Row = {
  name: 'storage',
  title:
    'bytes that a completion adds, beside those of its events (recorded session, offline judge), of 8 kB',
  reach: { most: 1 },
  async run(machine, { quick }): Promise<Measured> {
    const url = await createDatabase(machine.databaseUrl, NAME);
    const store = createStore({ url, size: 4 });
    try {
      let events = 0;
      for (let learner = 0; learner < (quick ? 10 : LEARNERS); learner += 1)
        events += await live(store, `storage-${learner}`);
      const counted = await store.database.query<{ n: number }>('SELECT count(*) AS n FROM calibrations');
      const completions = counted.rows[0]!.n;
      const bytes = await bytesOf(url);
      const perCompletion = sum(bytes, ['steps', 'calibrations', 'calibration_texts']) / completions;
      const perEvent = sum(bytes, ['events', 'payloads', 'ledger']) / events;
      const shown = Math.round(perCompletion);
      return {
        ratio: perCompletion / MOST_BYTES,
        ours: { p50: shown, p95: shown, unit: 'bytes' },
        theirs: null,
        notes: [`completion ${shown}`, `event ${Math.round(perEvent)}`],
      };
    } finally {
      await store.close();
      await dropDatabase(machine.databaseUrl, NAME);
    }
  },
};
