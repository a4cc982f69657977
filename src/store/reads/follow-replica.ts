import { createPool, rows, type Database } from '../database.ts';

const SAMPLE_MS = 1000;
/** A replica that is further behind is not read. */
const RECENT_MS = 5000;

const PRIMARY = {
  name: 'replica-sample',
  text: 'SELECT pg_current_wal_flush_lsn()::text AS lsn, epoch FROM installation',
};
// A server that follows nobody, such as the primary itself, is never behind.
const REPLAYED = {
  name: 'replica-replayed',
  text: `SELECT epoch, (SELECT max(number) FROM unnest($1::text[]) WITH ORDINALITY AS sample(lsn, number)
           WHERE NOT pg_is_in_recovery() OR sample.lsn::pg_lsn <= pg_last_wal_replay_lsn()) AS newest FROM installation`,
};

export type Replica = ReturnType<typeof followReplica>;

type Sample = { lsn: string; at: number };

/**
 * A server that follows the primary. Every second it notes how far the primary's log is, and looks which of these points the
 * replica has replayed, so that its age is known without comparing clocks. Begins with the first question.
 */
export function followReplica(primary: Database, url: string, size: number) {
  const database = createPool(url, { size });
  let samples: Sample[] = [];
  let replayedAt: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function sample(): Promise<void> {
    const at = performance.now();
    const [now] = await rows<{ lsn: string; epoch: string }>(primary, PRIMARY, []);
    samples.push({ lsn: now!.lsn, at });
    const [there] = await rows<{ epoch: string; newest: number | null }>(database, REPLAYED, [
      samples.map(({ lsn }) => lsn),
    ]);
    // Another installation, or one that was restored: its data is not ours.
    const newest = there?.epoch === now!.epoch ? (there.newest ?? 0) : 0;
    if (newest === 0) return;
    replayedAt = samples[newest - 1]!.at;
    samples = samples.slice(newest - 1);
  }

  function next(): void {
    sample()
      // Without an answer the replica is soon too old.
      .catch(() => undefined)
      .finally(() => {
        samples = samples.slice(-600);
        if (!stopped) timer = setTimeout(next, SAMPLE_MS).unref();
      });
  }

  let begun = false;
  const lagMs = (): number | null => {
    if (!begun) next();
    begun = true;
    return replayedAt === null ? null : performance.now() - replayedAt;
  };
  return {
    database,
    /** How old its data is at most, to a second; null while that is unknown. */
    lagMs,
    isRecent: () => (lagMs() ?? Infinity) <= RECENT_MS,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await database.end();
    },
  };
}
