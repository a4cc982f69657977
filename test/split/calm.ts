import type { CloudEvent } from '../../examples/cloud-event.ts';
import type { Cluster } from './cluster.ts';
import type { scrape } from './metrics.ts';
import { untilNothingOwed } from './owed.ts';
import { sendAll, type Platform } from './platform.ts';

/** Sends the events of one learner one by one, each after the verdicts on the one before. */
export async function play(
  platform: Platform,
  learner: string,
  events: readonly CloudEvent[],
): Promise<void> {
  type Layer = { pending: { events: number; calibrations: number } };
  for (const event of events) {
    await platform.post([event]);
    for (;;) {
      const { pending } = await platform.get<Layer>(`/v1/learners/${encodeURIComponent(learner)}`);
      if (pending.events + pending.calibrations === 0) break;
    }
  }
}

/** Sends learners without any disturbance. */
export async function calm(
  { postgres }: Cluster,
  platform: Platform,
  learners: Map<string, CloudEvent[]>,
  say: (line: string) => void,
): Promise<number> {
  const begun = Date.now();
  await sendAll(platform, learners, { batch: 5, pauseMs: 500 });
  await untilNothingOwed(postgres, 'test:', say);
  return Date.now() - begun;
}

const COUNTS = `SELECT (SELECT count(*)::int FROM events) AS events,
  (SELECT count(*)::int FROM ledger WHERE kind = 'award') AS awards,
  (SELECT count(*)::int FROM calibrations WHERE source = 'judge') AS verdicts`;

const COUNTERS = {
  events: 'touchstone_events_total accepted',
  awards: 'touchstone_awards_total',
  verdicts: 'touchstone_verdicts_total',
} as const;

/** What the processes counted together, beside what is stored. */
export async function countedAndStored({ postgres }: Cluster, metrics: ReturnType<typeof scrape>) {
  await metrics.readAll();
  const [stored] = await postgres.query<Record<keyof typeof COUNTERS, number>>(COUNTS);
  return Object.entries(COUNTERS).map(([name, counter]) => ({
    name,
    counted: metrics.total(counter),
    stored: stored![name as keyof typeof COUNTERS],
    processes: metrics.shares(counter),
  }));
}
