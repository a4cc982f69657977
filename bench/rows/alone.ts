import { setTimeout as sleep } from 'node:timers/promises';
import { checkAwards } from '../check.ts';
import { eventOf, learnersOf } from '../events.ts';
import { cpuPer, cpuText, sumOf, type Cpu } from '../machine/cpu.ts';
import type { Machine } from '../machine/machine.ts';
import type { Ours } from '../machine/ours.ts';
import { freshGroup, interleave } from '../rounds.ts';
import type { BenchOptions, Measured, Row } from '../row.ts';
import { median, percentile } from '../statistics.ts';

const SESSION = 100;
/** Events of each learner before the measurement: the first two wakes, of which the second attends. */
export const WARM = 3;

export type Pace = { learners: number; spacingMs: number; events: number };

/** Sends each learner its events at a steady pace, learners evenly spread. */
export async function sendAlone(
  ours: Pick<Ours, 'post' | 'awarded'>,
  ids: readonly string[],
  { spacingMs, events }: Pace,
  from: number,
): Promise<number[]> {
  const times: number[] = [];
  const begun = performance.now();
  const posted: Promise<unknown>[] = [];
  for (let sent = 0; sent < ids.length * events; sent += 1) {
    const due = begun + (sent * spacingMs) / ids.length;
    await sleep(Math.max(0, due - performance.now()));
    const learner = ids[sent % ids.length] as string;
    const event = eventOf(learner, from + Math.floor(sent / ids.length), SESSION);
    const at = performance.now();
    posted.push(
      ours.awarded.of(learner).then(() => times.push(performance.now() - at)),
      ours.post([event]),
    );
  }
  await Promise.all(posted);
  return times;
}

type Side = { cpu: Cpu; times: number[] };

async function measure(machine: Machine, pace: Pace, attendForMs: number): Promise<Side> {
  await machine.ours.startWorker({ attendForMs });
  const ids = learnersOf(freshGroup(), pace.learners);
  await sendAlone(machine.ours, ids, { ...pace, events: WARM }, 0);
  let times: number[] = [];
  const cpu = await cpuPer(machine.dataDir, ids.length * pace.events, async () => {
    times = await sendAlone(machine.ours, ids, pace, WARM);
  });
  await checkAwards(machine.ours.store, ids, WARM + pace.events);
  return { cpu, times };
}

async function compare(
  machine: Machine,
  options: BenchOptions,
  side: (attendForMs: number) => Promise<Side>,
): Promise<Measured> {
  const notes: string[] = [];
  const round = (name: string, attendForMs: number) => async () => {
    const { cpu, times } = await side(attendForMs);
    const latency = `p50 ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms to the award`;
    notes.push(`${name}: ${cpuText(cpu)}; ${latency}`);
    machine.progress(`  ${notes.at(-1)}`);
    return [sumOf(cpu)];
  };
  const measured = await interleave(
    machine,
    options,
    { unit: 'ms CPU', better: 'less' },
    { ours: round('attended', 60_000), theirs: round('not attended', 0) },
  );
  await machine.ours.startWorker();
  return { ...measured, notes };
}

function aloneRow(name: string, title: string, most: number | null, pace: Pace, quick: Pace): Row {
  return {
    name,
    title,
    reach: most === null ? null : { most },
    run: (machine, options) =>
      compare(machine, options, (attendForMs) => measure(machine, options.quick ? quick : pace, attendForMs)),
  };
}

/** Learners whose only event comes long after their last one. */
async function measureLone(machine: Machine, learners: number, attendForMs: number): Promise<Side> {
  await machine.ours.startWorker({ attendForMs });
  const ids = learnersOf(freshGroup(), learners);
  const pace = { learners, spacingMs: 100 * learners, events: 1 };
  await sendAlone(machine.ours, ids, pace, 0);
  // As if that were an hour ago.
  await machine.ours.store.database.query(
    `UPDATE learners SET updated_at = updated_at - interval '1 hour' WHERE id = ANY ($1)`,
    [ids],
  );
  let times: number[] = [];
  const cpu = await cpuPer(machine.dataDir, learners, async () => {
    times = await sendAlone(machine.ours, ids, pace, 1);
  });
  await checkAwards(machine.ours.store, ids, 2);
  return { cpu, times };
}

/** CPU of a signal to workflows that do nothing, at the pace of `measureLone`. */
async function measureFloor({ naive, dataDir }: Machine, learners: number): Promise<number[]> {
  const ids = learnersOf(freshGroup(), learners);
  const signalAll = async () => {
    for (const learner of ids) {
      await naive.signal('emptyLearner', eventOf(learner, 0, 1));
      await sleep(100);
    }
  };
  await signalAll();
  const cpu = await cpuPer(dataDir, learners, signalAll);
  await naive.forget('emptyLearner', ids);
  return [sumOf(cpu)];
}

export const aloneRows: Row[] = [
  aloneRow(
    'alone-5s',
    'CPU of an event, 100 learners with one every 5 s, attended against not attended',
    0.5,
    { learners: 100, spacingMs: 5000, events: 6 },
    { learners: 20, spacingMs: 1000, events: 4 },
  ),
  aloneRow(
    'alone-30s',
    'the same with one event every 30 s of 300 learners',
    null,
    { learners: 300, spacingMs: 30_000, events: 2 },
    { learners: 20, spacingMs: 2000, events: 2 },
  ),
  {
    name: 'lone-event',
    title: 'the same for one event of 200 learners, an hour after the event before',
    reach: { most: 1.15 },
    run: (machine, options) =>
      compare(machine, options, (attendForMs) => measureLone(machine, options.quick ? 20 : 200, attendForMs)),
  },
  {
    name: 'floor',
    title: 'CPU of such an event against a signal to a workflow that does nothing',
    reach: null,
    run(machine, options) {
      const learners = options.quick ? 20 : 200;
      return interleave(
        machine,
        options,
        { unit: 'ms CPU', better: 'less' },
        {
          ours: async () => [sumOf((await measureLone(machine, learners, 60_000)).cpu)],
          theirs: () => measureFloor(machine, learners),
        },
      );
    },
  },
];
