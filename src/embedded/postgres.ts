import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { prepareDataDir } from './data-dir.ts';
import { freePort } from './free-port.ts';
import { ensureCluster, POSTGRES_NAME } from './postgres-cluster.ts';
import { findPostgresHome, type PostgresHome } from './postgres-home.ts';
import { findLeftover } from './postgres-leftover.ts';
import {
  launchPostgres,
  socketUrlOf,
  untilPostgresAnswers,
  urlOf,
  type PostgresServer,
} from './postgres-server.ts';
import { isRunning } from './process-identity.ts';
import { readState, writeState } from './state-file.ts';
import { stopProcess } from './stop-process.ts';
import type { Server } from './supervise.ts';

export type PostgresOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** Default: a free port. */
  port?: number;
  /** Additional server settings, such as `fsync: 'off'` in tests. */
  settings?: Record<string, string>;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
};

const stateSchema = z.object({
  url: z.string(),
  pid: z.number().int(),
  startedAt: z.string(),
  port: z.number().int(),
  socketDir: z.string(),
});

/** Starts the embedded Postgres of the data folder, or adopts one left running by a killed process. */
export async function startPostgres(
  options: PostgresOptions,
): Promise<{ url: string; socketUrl: string } & Server> {
  const started = performance.now();
  prepareDataDir(options.dataDir);
  const stateFile = stateFileOf(options.dataDir);
  const home = await findPostgresHome(options.dataDir, options.log);
  const sync = options.settings?.fsync !== 'off';
  const password = await ensureCluster(home, { sync, log: options.log });
  const adopted = await adopt(home, password, options);
  const server = adopted ?? (await launch(home, password, options));
  const url = urlOf(server, password);
  writeState(stateFile, { url, ...server });
  await ensureDatabase(urlOf(server, password, 'postgres'));
  const verb = adopted === undefined ? 'ready' : 'still running';
  options.log(
    `Postgres is ${verb} on 127.0.0.1:${server.port} (${Math.round(performance.now() - started)} ms).`,
  );
  return {
    url,
    socketUrl: socketUrlOf(server, password),
    port: server.port,
    logFile: logFileOf(options.dataDir),
    isRunning: () => isRunning(server),
    async stop() {
      await stopServer(server);
      rmSync(stateFile, { force: true });
    },
  };
}

/** The URL of the embedded Postgres running on this data folder; undefined if there is none. */
export function findPostgresUrl(dataDir: string): string | undefined {
  const state = readState(stateFileOf(dataDir), stateSchema);
  return state !== undefined && isRunning(state) ? state.url : undefined;
}

async function adopt(
  home: PostgresHome,
  password: string,
  options: PostgresOptions,
): Promise<PostgresServer | undefined> {
  const known = readState(stateFileOf(options.dataDir), stateSchema);
  const leftover = findLeftover(home, known);
  if (leftover === undefined) {
    if (known !== undefined) {
      rmSync(known.socketDir, { recursive: true, force: true });
    }
    return undefined;
  }
  const wanted = options.port === undefined || options.port === leftover.port;
  const answers = wanted && (await untilAnswers(leftover, password, options));
  if (answers) {
    return leftover;
  }
  options.log(`Stopping Postgres left running by an earlier start (process ${leftover.pid}).`);
  await stopServer(leftover);
  return undefined;
}

function untilAnswers(server: PostgresServer, password: string, options: PostgresOptions): Promise<boolean> {
  return untilPostgresAnswers(server, password, {
    logFile: logFileOf(options.dataDir),
    withinMs: 15_000,
  }).then(
    () => true,
    () => false,
  );
}

// Retries once with another port: the free port may have been taken, or processes of a killed server may still hold
// its shared memory for a moment.
async function launch(
  home: PostgresHome,
  password: string,
  options: PostgresOptions,
): Promise<PostgresServer> {
  const logFile = logFileOf(options.dataDir);
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await freePort());
    const server = launchPostgres(home, { port, logFile, settings: options.settings ?? {} });
    writeState(stateFileOf(options.dataDir), { url: urlOf(server, password), ...server });
    try {
      await untilPostgresAnswers(server, password, { logFile, signal: options.signal });
      return server;
    } catch (error) {
      await stopServer(server);
      if (tries === 3 || options.signal?.aborted) {
        throw error;
      }
    }
  }
}

async function stopServer(server: PostgresServer): Promise<void> {
  const ended = await stopProcess(server, [
    { signal: 'SIGINT', waitMs: 15_000 },
    { signal: 'SIGQUIT', waitMs: 5_000 },
    { signal: 'SIGKILL', waitMs: 2_000 },
  ]);
  if (!ended) {
    throw new Error(`Postgres (process ${server.pid}) did not stop.`);
  }
  rmSync(server.socketDir, { recursive: true, force: true });
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [POSTGRES_NAME]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(POSTGRES_NAME)}`);
    }
  } finally {
    await client.end();
  }
}

function stateFileOf(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

function logFileOf(dataDir: string): string {
  return join(dataDir, 'postgres.log');
}
