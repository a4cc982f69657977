import { burstOfOurs, type Burst } from '../bursts.ts';
import { checkAwards } from '../check.ts';
import { startDbos } from '../engines/dbos.ts';
import { startSide, type StartEngine } from '../engines/engine.ts';
import { fetchEngines } from '../engines/fetch.ts';
import { startGraphileWorker } from '../engines/graphile-worker.ts';
import { startNone } from '../engines/none.ts';
import { startRestate } from '../engines/restate.ts';
import { learnersOf } from '../events.ts';
import { cpuPer, cpuText, sumOf, type Cpu, type EngineServer } from '../machine/cpu.ts';
import { createDatabase } from '../machine/databases.ts';
import type { Machine } from '../machine/machine.ts';
import type { Ours } from '../machine/ours.ts';
import { freshGroup, shown, sideOf, type Kind } from '../rounds.ts';
import type { BenchOptions, Measured, Reach, Row } from '../row.ts';
import { median, percentile } from '../statistics.ts';
import { sendAlone, WARM, type Pace } from './alone.ts';

const ENGINES: Record<string, StartEngine> = {
  DBOS: startDbos,
  Restate: startRestate,
  'graphile-worker': startGraphileWorker,
  'no engine': startNone,
};

const OURS = 'Touchstone';

type Side = Pick<Ours, 'store' | 'awarded' | 'post'> & { counts?: { rings: number; wakes: number } };
/** What a round measured: the value that is compared, the CPU of each event, and the rest as text. */
type Found = { value: number; cpu: Cpu; events: number; more?: string };
type Measure = (
  side: Side,
  quick: boolean,
  cpuOf: (events: number, work: () => Promise<unknown>) => Promise<Cpu>,
) => Promise<Found>;

type Compared = Pick<Row, 'name' | 'title'> & {
  against: string;
  reach: Reach;
  kind: Kind;
  /** Times that each round measures every side. */
  turns: number;
  measure: Measure;
};

/** A burst takes three seconds, in which the machine may be faster or slower. */
const TURNS_OF_BURSTS = 3;

function noteOf(
  name: string,
  server: string,
  found: Found,
  counts?: { rings: number; wakes: number },
): string {
  const cpu = cpuText(found.cpu, server);
  const rings = counts ? `; ${counts.rings} rings, ${counts.wakes} wakes for ${found.events} events` : '';
  return `${name}: ${cpu}${found.more ?? ''}${rings}`;
}

async function oneSide(
  machine: Machine,
  name: string,
  start: StartEngine,
  measure: (side: Side, server: EngineServer) => Promise<Found>,
): Promise<{ found: Found; note: string }> {
  const databaseUrl = await createDatabase(machine.databaseUrl, `engine_${freshGroup()}`);
  const side = await startSide(start, { databaseUrl, dataDir: machine.dataDir });
  try {
    const found = await measure(side, { name, pid: side.pid ?? null });
    return { found, note: noteOf(name, 'its server', found, side.counts) };
  } finally {
    await side.stop();
  }
}

async function notMeasured(_events: number, work: () => Promise<unknown>): Promise<Cpu> {
  await work();
  return { node: 0, postgres: 0, engine: 0 };
}

async function compare(machine: Machine, options: BenchOptions, row: Compared): Promise<Measured> {
  await fetchEngines(machine.progress);
  const measure = async (side: Side, server?: EngineServer) => {
    // Not measured: it compiles the code that the sides share, which otherwise the first side alone would wait for.
    await row.measure(side, true, notMeasured);
    if (side.counts) Object.assign(side.counts, { rings: 0, wakes: 0 });
    return row.measure(side, options.quick, (events, work) => cpuPer(machine.dataDir, events, work, server));
  };
  const values = new Map<string, number[]>();
  const ratios: number[] = [];
  const notes: string[] = [];
  const keep = (name: string, found: Found, note: string) => {
    values.set(name, [...(values.get(name) ?? []), found.value]);
    notes.push(`${note}; ${shown(found.value)} ${row.kind.unit}`);
    machine.progress(`  ${notes.at(-1)}`);
  };
  for (let turn = 1; turn <= options.rounds * row.turns; turn += 1) {
    await machine.ours.startWorker();
    const ours = await measure(machine.ours);
    // While the others run, Touchstone would only poll.
    await machine.ours.stopWorker();
    keep(OURS, ours, noteOf(OURS, 'Temporal', ours));
    for (const [name, start] of Object.entries(ENGINES)) {
      const { found, note } = await oneSide(machine, name, start, measure);
      keep(name, found, note);
    }
    ratios.push(ours.value / (values.get(row.against)?.at(-1) ?? Number.NaN));
  }
  const side = (name: string) => sideOf(values.get(name) ?? [], row.kind);
  return { ratio: median(ratios), ours: side(OURS), theirs: side(row.against), notes };
}

/** Events that come one at a time, as in `alone-5s`. */
function alone(pace: Pace, quickPace: Pace): Measure {
  return async (side, quick, cpuOf) => {
    const { learners, spacingMs, events } = quick ? quickPace : pace;
    const ids = learnersOf(freshGroup(), learners);
    await sendAlone(side, ids, { learners, spacingMs, events: WARM }, 0);
    let times: number[] = [];
    const cpu = await cpuOf(learners * events, async () => {
      times = await sendAlone(side, ids, { learners, spacingMs, events }, WARM);
    });
    await checkAwards(side.store, ids, WARM + events);
    const more = `; p50 ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms to the award`;
    return { value: sumOf(cpu), cpu, events: learners * (WARM + events), more };
  };
}

function burst(full: Burst, quickBurst: Burst): Measure {
  return async (side, quick, cpuOf) => {
    const size = quick ? quickBurst : full;
    const events = size.learners * size.events;
    let rate: number[] = [];
    const cpu = await cpuOf(events, async () => {
      rate = await burstOfOurs({ ours: side }, size);
    });
    return { value: rate[0] as number, cpu, events };
  };
}

const rowOf = (row: Compared): Row => ({
  name: row.name,
  title: row.title,
  reach: row.reach,
  only: '--engines',
  run: (machine, options) => compare(machine, options, row),
});

const perSecond: Kind = { unit: 'events/s', better: 'more' };

export const engineRows: Row[] = [
  rowOf({
    name: 'engines-alone',
    title:
      'CPU of an event, 100 learners with one every 5 s, against graphile-worker; also with other engines',
    against: 'graphile-worker',
    reach: { most: 1.2 },
    kind: { unit: 'ms CPU', better: 'less' },
    turns: 1,
    measure: alone(
      { learners: 100, spacingMs: 5000, events: 4 },
      { learners: 20, spacingMs: 1000, events: 3 },
    ),
  }),
  rowOf({
    name: 'engines-burst',
    title: '50 learners x 400 events, posted to awarded, against DBOS; also with other engines',
    against: 'DBOS',
    reach: { least: 1 },
    kind: perSecond,
    turns: TURNS_OF_BURSTS,
    measure: burst({ learners: 50, events: 400 }, { learners: 10, events: 100 }),
  }),
  rowOf({
    name: 'engines-wide',
    title: 'the same with 1,000 learners x 20 events',
    against: 'DBOS',
    reach: { least: 0.5 },
    kind: perSecond,
    turns: TURNS_OF_BURSTS,
    measure: burst({ learners: 1000, events: 20 }, { learners: 50, events: 20 }),
  }),
];
