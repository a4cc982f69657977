import { setTimeout as sleep } from 'node:timers/promises';
import { eventOf, learnersOf } from '../events.ts';
import { startClient } from '../http/client.ts';
import { sharedNow } from '../http/clock.ts';
import { startEdge } from '../http/edge.ts';
import type { Arrival, Collect, Open } from '../http/listener.ts';
import type { Machine } from '../machine/machine.ts';
import { freshGroup, repeat } from '../rounds.ts';
import type { Row } from '../row.ts';

/** Targets in milliseconds for the median and the 95th percentile. */
const P50_MS = 100;
const P95_MS = 250;
const EVERY_MS = 50;
const LATE_MS = 20_000;
const SESSION = 1000;

/** `all`: streams of all learners; `each`: streams per learner. */
type Size = { learners: number; each: number; all: number; awards: number };

/** Stores the next event of a learner and awards it directly; returns the time at which award was called. */
async function awardNext({ ours: { store } }: Machine, learner: string, number: number): Promise<number> {
  await store.events.accept([eventOf(learner, number, SESSION)]);
  const called = sharedNow();
  const { awarded } = await store.ledger.award(learner, 0);
  if (awarded !== 1) throw new Error(`expected one award for ${learner}, got ${awarded}`);
  return called;
}

/** Milliseconds from the call of award, including its transaction, to the arrival on each stream. */
function delaysOf(arrivals: readonly Arrival[], called: ReadonlyMap<string, number>, each: number): number[] {
  const counts = new Map<string, number>();
  for (const { award } of arrivals) counts.set(award, (counts.get(award) ?? 0) + 1);
  for (const award of called.keys()) {
    if (counts.get(award) !== each) {
      throw new Error(`award ${award} arrived ${counts.get(award) ?? 0} times on ${each} streams`);
    }
  }
  return arrivals.map(({ award, at }) => at - (called.get(award) as number));
}

async function round(
  machine: Machine,
  client: ReturnType<typeof startClient<Arrival[]>>,
  learners: readonly string[],
  { each, all, awards }: Size,
  from: number,
): Promise<number[]> {
  const called = new Map<string, number>();
  for (let award = 0; award < awards; award += 1) {
    const learner = learners[award % learners.length] as string;
    const number = from + Math.floor(award / learners.length);
    called.set(`${learner} ${number + 1}`, await awardNext(machine, learner, number));
    await sleep(EVERY_MS);
  }
  const asked: Collect = { collect: { arrivals: awards * (each + all), withinMs: LATE_MS } };
  return delaysOf(await client.ask(asked), called, each + all);
}

export const streamDelay: Row = {
  name: 'stream-delay',
  title: `commit of an award to its arrival at 1,000 open streams; the ratio is to ${P50_MS} ms, and of p95 to ${P95_MS} ms if that is more`,
  reach: { most: 1 },
  async run(machine, options) {
    const size: Size = options.quick
      ? { learners: 15, each: 3, all: 5, awards: 45 }
      : { learners: 100, each: 9, all: 100, awards: 200 };
    const learners = learnersOf(freshGroup(), size.learners);
    for (const learner of learners) await awardNext(machine, learner, 0);
    const edge = await startEdge(machine);
    const client = startClient<Arrival[]>(new URL('../http/listener.ts', import.meta.url));
    try {
      const paths = [
        ...learners.flatMap((learner) => Array(size.each).fill(`/v1/learners/${learner}/stream`)),
        ...Array(size.all).fill('/v1/stream'),
      ];
      await client.ask({ open: { port: edge.port, token: edge.token, paths } } satisfies Open);
      const rounds = Math.ceil(size.awards / learners.length);
      const measured = await repeat(machine, options, { unit: 'ms', better: 'less' }, (number) =>
        round(machine, client, learners, size, 1 + (number - 1) * rounds),
      );
      const { p50, p95 } = measured.ours;
      return { ...measured, ratio: Math.max(p50 / P50_MS, p95 / P95_MS) };
    } finally {
      await client.stop();
      await edge.stop();
    }
  },
};
