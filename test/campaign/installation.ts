import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findTemporal } from '../../src/embedded/find-temporal.mjs';
import { freePort } from '../../src/embedded/free-port.ts';
import { ensureCluster, POSTGRES_NAME } from '../../src/embedded/postgres-cluster.ts';
import { findPostgresHome } from '../../src/embedded/postgres-home.ts';
import { urlOf } from '../../src/embedded/postgres-server.ts';
import { postgresEnvironment } from '../../src/embedded/run-postgres-tool.ts';
import { temporalAnswers, temporalCommand, temporalFails } from '../../src/embedded/temporal-server.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { startProxy, type Proxy } from '../faults/proxy.ts';
import { createProgram, type Program } from '../split/process.ts';
import { onDatabase } from '../support/on-database.ts';
import { residentMb } from '../support/process-tree.ts';
import { createClock, findClockLibrary, type Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import { startJudge } from './judge.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** A busy machine may take minutes to start four processes at once. */
const READY_WITHIN_MS = 300_000;
const SMALL: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  jit: 'off',
  timezone: 'UTC',
  // A full disk shall meet a log that must grow, not one with much room.
  min_wal_size: '32MB',
  max_wal_size: '64MB',
};

/** A part that faults strike, with the clock that it sees if that can be stepped. */
export type Part = { program: Program; clock?: Clock };
export type Service = Part & { url: string; links: Record<'postgres' | 'temporal' | 'judge', Proxy> };

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

type Sizes = { disk: Disk; apis: number; workers: number };

async function preparePostgres(folder: string, env: Record<string, string>) {
  const home = await findPostgresHome(folder, () => undefined);
  const password = await ensureCluster(home, { sync: true, log: () => undefined });
  const port = await freePort();
  const settings = Object.entries(SMALL).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const admin = urlOf({ port }, password, 'postgres');
  const program = createProgram({
    name: 'postgres',
    command: [join(home.binaries, 'bin/postgres'), '-D', home.cluster, '-p', String(port), ...settings],
    env: { ...postgresEnvironment(), ...env },
    account: home.account,
    withChildren: true,
    stopSignal: 'SIGINT',
    logFile: join(folder, '../postgres.log'),
    isReady: () => onDatabase(admin, 'SELECT 1').then(() => true),
  });
  return { program, admin, url: urlOf({ port }, password), port };
}

async function prepareTemporal(folder: string) {
  const port = await freePort();
  const databaseFile = join(folder, 'temporal.db');
  const program = createProgram({
    name: 'temporal',
    command: temporalCommand({ binary: findTemporal()!, port, databaseFile }),
    env: process.env,
    logFile: join(folder, 'temporal.log'),
    isReady: () => temporalAnswers(`127.0.0.1:${port}`),
  });
  return { program, port, databaseFile, fails: () => temporalFails(`127.0.0.1:${port}`) };
}

/** The processes of an installation, each behind proxies and with a clock of its own; Postgres' data are on `disk`. */
export async function startInstallation(folder: string, { disk, apis, workers }: Sizes) {
  const library = await findClockLibrary();
  const clockOf = (name: string) => createClock(library, join(folder, `clock-${name}`));
  const postgresClock = clockOf('postgres');
  const postgres = await preparePostgres(disk.folder, postgresClock.env);
  const temporal = await prepareTemporal(folder);
  const judge = await startJudge();
  await Promise.all([postgres.program.start(), temporal.program.start()]);
  await onDatabase(postgres.admin, `CREATE DATABASE ${POSTGRES_NAME}`);
  await migrate(postgres.url);
  const store = createStore({ url: postgres.url, size: 6 });
  const { version, ...shipped } = await store.policies.active();
  // Shorter than the delay of a late answer, so that awards are settled afterwards.
  await store.policies.put(version, { ...shipped, verdictWait: '1s' });
  const scopes = ['ingest' as const, 'read' as const];
  const { secret } = await store.keys.create({ name: 'faults', scopes, prefix: null, expiresAt: null });

  async function service(kind: 'api' | 'worker', number: number): Promise<Service> {
    const name = `${kind}-${number}`;
    const links = {
      postgres: await startProxy(postgres.port),
      temporal: await startProxy(temporal.port),
      judge: await startProxy(judge.port),
    };
    const [port, metricsPort] = [await freePort(), await freePort()];
    const databaseUrl = new URL(postgres.url);
    databaseUrl.port = String(links.postgres.port);
    const clock = clockOf(name);
    const data = join(folder, name);
    mkdirSync(data, { recursive: true });
    const program = createProgram({
      name,
      command: [process.execPath, '--max-semi-space-size=8', MAIN, kind],
      env: {
        ...process.env,
        ...clock.env,
        NODE_OPTIONS: '',
        NODE_NO_WARNINGS: '1',
        DATABASE_URL: databaseUrl.href,
        TEMPORAL_ADDRESS: `127.0.0.1:${links.temporal.port}`,
        TOUCHSTONE_DATA: folder,
        JUDGE_MODEL: 'compatible:campaign',
        JUDGE_BASE_URL: `http://127.0.0.1:${links.judge.port}/v1`,
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
      },
      logFile: join(folder, `${name}.log`),
      isReady: async () =>
        (await fetch(`http://127.0.0.1:${metricsPort}/readyz`, { signal: AbortSignal.timeout(2000) })).ok,
    });
    return { program, clock, links, url: `http://127.0.0.1:${port}` };
  }

  const services = await Promise.all([
    ...Array.from({ length: apis }, (_, index) => service('api', index + 1)),
    ...Array.from({ length: workers }, (_, index) => service('worker', index + 1)),
  ]);
  const fronts = await Promise.all(
    services.slice(0, apis).map(({ url }) => startProxy(Number(new URL(url).port))),
  );
  await Promise.all(services.map(({ program }) => untilReady(program)));
  const parts: Part[] = [{ program: postgres.program, clock: postgresClock }, temporal, ...services];
  const proxies = [...fronts, ...services.flatMap(({ links }) => Object.values(links))];

  return {
    folder,
    store,
    key: secret,
    postgres: { ...postgres, clock: postgresClock },
    temporal,
    services,
    /** Clients reach each API through one of these. */
    fronts,
    judge,
    disk,
    parts,
    canStepClocks: library !== undefined,
    /** MB of each part; of Postgres only its main process, since memory is shared. */
    residentMb: () => new Map(parts.map(({ program }) => [program.name, residentMb(program.pid())])),
    /** The names of parts that do not run. */
    ended: () =>
      parts.filter(({ program }) => program.pid() === undefined).map(({ program }) => program.name),
    /** Ends every fault, and waits until all parts are ready. */
    async heal(): Promise<void> {
      disk.free();
      judge.setDown(false);
      for (const proxy of proxies) proxy.set('pass');
      for (const { program, clock } of parts) {
        program.thaw();
        clock?.step(0);
      }
      await Promise.all(parts.map(({ program }) => untilReady(program)));
    },
    async stop(): Promise<void> {
      await store.close();
      for (const { program } of [...services, temporal, postgres]) await program.stop();
      await Promise.all(proxies.map((proxy) => proxy.stop()));
      judge.stop();
    },
  };
}

/** Starts a program that does not run, again if it ends: what it needs may not be ready either. */
async function untilReady(program: Program): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await program.isReady().catch(() => false))) {
    if (Date.now() > deadline)
      throw new Error(`${program.name} did not become ready again. Its log tells more.`);
    if (program.pid() === undefined) program.launch();
    await sleep(100);
  }
}
