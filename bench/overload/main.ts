import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { findPostgresUrl } from '../../src/embedded/postgres.ts';
import { findTemporalAddress } from '../../src/embedded/temporal.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { inFlight } from '../in-flight.ts';
import { learnersOf } from '../events.ts';
import { launchUp } from '../machine/up-process.ts';
import { doneOf, owedLearners, owedOf, type Owed } from './owed.ts';
import { cpuSeconds, residentMb } from './processes.ts';
import { createPlatform, EVENTS_PER_COMPLETION, nothingSent } from './platform.ts';
import { workflowTaskTimeouts, type Timeout } from './timeouts.ts';

const HELP = `node bench/overload/main.ts [options]

Loads a whole installation with more than it can do, and measures how long everything owed takes afterwards. First it
measures the steady rate, with a few learners at a time. Then it posts events from many clients, one in ten a
completion. Afterwards it counts the workflow tasks that timed out. All data are removed at the end.

  --learners N   learners in the load (default 200)
  --seconds N    length of the load (default 30)
  --clients N    concurrent posts (default 64)
  --batch N      events in a post of the load, all of one learner (default 1)
  --steady N     learners in the measure of the steady rate (default 40)
  --most N       give up N seconds after the load (default 900)
  --keep-limit   keep the product's own limit of the backlog; without it, intake never answers 429
  --help         show this text`;

const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
    clients: { type: 'string', default: '64' },
    batch: { type: 'string', default: '1' },
    steady: { type: 'string', default: '40' },
    most: { type: 'string', default: '900' },
    'keep-limit': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [learners, seconds, clients, batch, steady, most] = [
  values.learners,
  values.seconds,
  values.clients,
  values.batch,
  values.steady,
  values.most,
].map(Number) as [number, number, number, number, number, number];

const say = (line: string): void => console.log(line);

/** Work per second of time, and per second of CPU of the whole installation. */
type Rates = { events: number; verdicts: number; eventsOfCpu: number; verdictsOfCpu: number };

/** Each of these learners sends events up to one completion and waits until nothing is owed, several times. */
async function steadyRate(
  platform: ReturnType<typeof createPlatform>,
  database: pg.Pool,
  ids: string[],
  cpu: () => number,
): Promise<Rates> {
  const rounds = 3;
  const sent = nothingSent();
  const before = await doneOf(database);
  const [begun, cpuBegun] = [performance.now(), cpu()];
  await inFlight(Array.from({ length: rounds }, () => ids).flat(), 16, async (learner) => {
    for (let event = 0; event < EVENTS_PER_COMPLETION; event += 1) await platform.send(learner, 1, sent);
    while ((await owedLearners(database, [learner])).size > 0) await sleep(50);
  });
  const took = (performance.now() - begun) / 1000;
  const cpuTook = cpu() - cpuBegun;
  const after = await doneOf(database);
  const [events, verdicts] = [after.events - before.events, after.verdicts - before.verdicts];
  return {
    events: events / took,
    verdicts: verdicts / took,
    eventsOfCpu: events / cpuTook,
    verdictsOfCpu: verdicts / cpuTook,
  };
}

const shown = ({ learners, events, verdicts, waitsLong }: Owed): string =>
  `${learners} learners owed ${events} awards and ${verdicts} verdicts; ${waitsLong} not rung for a minute`;

async function load(platform: ReturnType<typeof createPlatform>, ids: string[], until: number) {
  const sent = nothingSent();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (Date.now() < until) {
      next += 1;
      await platform.send(ids[next % ids.length] as string, batch, sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, lane));
  return sent;
}

/** Reports every five seconds; ends when nothing is owed, or after `mostMs`. */
async function untilNothingOwed(database: pg.Pool, mostMs: number, pid: number): Promise<number | null> {
  const begun = Date.now();
  for (let looks = 0; ; looks += 1) {
    const owed = await owedOf(database);
    const after = (Date.now() - begun) / 1000;
    if (looks % 10 === 0) say(`  ${after.toFixed(0)} s: ${shown(owed)}; ${residentMb(pid)} MiB`);
    if (owed.learners === 0) return after;
    if (after * 1000 > mostMs) return null;
    await sleep(500);
  }
}

function perMinute(timeouts: readonly Timeout[], begun: number): string {
  const minutes = Map.groupBy(timeouts, ({ at }) => Math.floor((at - begun) / 60_000));
  const cells = [...minutes].sort(([a], [b]) => a - b).map(([minute, some]) => `${minute}: ${some.length}`);
  const notStarted = timeouts.filter(({ kind }) => kind === 'not started').length;
  return `${timeouts.length} (${notStarted} not started in time); by minute of the load: ${cells.join(', ') || 'none'}`;
}

async function run(dataDir: string): Promise<void> {
  const up = await launchUp(dataDir, values['keep-limit'] ? {} : { MAX_BACKLOG: '0' });
  const database = new pg.Pool({ connectionString: findPostgresUrl(dataDir) as string, max: 4 });
  const client = createTemporalClient({
    address: findTemporalAddress(dataDir) as string,
    namespace: 'default',
  });
  try {
    const platform = createPlatform(up.url, join(dataDir, 'token'));
    const cpu = () => cpuSeconds(dataDir, up.pid);
    await steadyRate(platform, database, learnersOf('warm', 16), cpu);
    const rate = await steadyRate(platform, database, learnersOf('steady', steady), cpu);
    say(
      `steady: ${rate.events.toFixed(1)} awards/s and ${rate.verdicts.toFixed(1)} verdicts/s, ${rate.eventsOfCpu.toFixed(1)} awards per second of CPU; ${residentMb(up.pid)} MiB`,
    );
    const begun = Date.now();
    const sent = await load(platform, learnersOf('load', learners), begun + seconds * 1000);
    say(
      `load: ${sent.accepted} accepted, ${sent.refused} refused (Retry-After ${[...sent.retryAfter].join()}), ${sent.failed} failed, in ${seconds} s`,
    );
    const owed = await owedOf(database);
    const expected = Math.max(owed.events / rate.events, owed.verdicts / rate.verdicts);
    say(`after the load: ${shown(owed)}: ${expected.toFixed(1)} s at the steady rate`);
    const expectedCpu = Math.max(owed.events / rate.eventsOfCpu, owed.verdicts / rate.verdictsOfCpu);
    const cpuBegun = cpu();
    const took = await untilNothingOwed(database, most * 1000, up.pid);
    const cpuTook = cpu() - cpuBegun;
    say(
      took === null
        ? `still owed after ${most} s: ${shown(await owedOf(database))}`
        : `nothing owed after ${took.toFixed(1)} s: ${(took / expected).toFixed(2)} of the expected time`,
    );
    say(`CPU: ${cpuTook.toFixed(1)} s, ${(cpuTook / expectedCpu).toFixed(2)} of the expected`);
    const ended = Date.now();
    const { timeouts, runs } = await workflowTaskTimeouts(client);
    say(`workflow tasks timed out in ${runs} runs: ${perMinute(timeouts, begun)}`);
    say(`in the last minute: ${timeouts.filter(({ at }) => at > ended - 60_000).length}`);
    say(`memory: ${residentMb(up.pid)} MiB`);
  } finally {
    await client.connection.close();
    await database.end();
    await up.stop();
  }
}

if (values.help) say(HELP);
else {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchstone-overload-'));
  // Postgres may run as another account, which must be able to enter this folder.
  chmodSync(dataDir, 0o711);
  try {
    await run(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
