import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { prepareDataDir } from './data-dir.ts';
import { findTemporal } from './find-temporal.mjs';
import { freePort } from './free-port.ts';
import { commandOf, isRunning } from './process-identity.ts';
import { readState, writeState } from './state-file.ts';
import type { Server } from './supervise.ts';
import {
  launchTemporal,
  stopTemporal,
  temporalFails,
  untilTemporalAnswers,
  type TemporalServer,
} from './temporal-server.ts';

export type TemporalOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** Default: a free port. */
  port?: number;
  /** Also serve Temporal's web UI, on a free port. */
  ui?: boolean;
  /** Keep all state in memory, for tests. */
  memory?: boolean;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
};

const READY_WITHIN_MS = 60_000;

const stateSchema = z.object({
  address: z.string(),
  uiPort: z.number().int().optional(),
  pid: z.number().int(),
  startedAt: z.string(),
});

/** Starts the Temporal dev server of the data folder, or adopts one left running by a killed process. */
export async function startTemporal(
  options: TemporalOptions,
): Promise<{ address: string; uiUrl?: string } & Server> {
  const started = performance.now();
  prepareDataDir(options.dataDir);
  const stateFile = stateFileOf(options.dataDir);
  const adopted = await adopt(options);
  const server = adopted ?? (await launch(options));
  const verb = adopted === undefined ? 'ready' : 'still running';
  options.log(`Temporal is ${verb} on ${server.address} (${Math.round(performance.now() - started)} ms).`);
  return {
    address: server.address,
    port: Number(server.address.split(':')[1]),
    logFile: logFileOf(options.dataDir),
    isRunning: () => isRunning(server),
    fails: () => temporalFails(server.address),
    uiUrl: server.uiPort === undefined ? undefined : `http://127.0.0.1:${server.uiPort}`,
    async stop() {
      await stopTemporal(server);
      rmSync(stateFile, { force: true });
    },
  };
}

/** The address of the embedded Temporal running on this data folder; undefined if there is none. */
export function findTemporalAddress(dataDir: string): string | undefined {
  const state = readState(stateFileOf(dataDir), stateSchema);
  return state !== undefined && isRunning(state) ? state.address : undefined;
}

async function adopt(options: TemporalOptions): Promise<TemporalServer | undefined> {
  const leftover = readState(stateFileOf(options.dataDir), stateSchema);
  if (leftover === undefined || !isRunning(leftover) || !commandOf(leftover.pid)?.includes('start-dev')) {
    return undefined;
  }
  const samePort = options.port === undefined || leftover.address.endsWith(`:${options.port}`);
  const sameUi = (leftover.uiPort !== undefined) === (options.ui ?? false);
  if (samePort && sameUi && (await answersSoon(leftover, options))) {
    return leftover;
  }
  options.log(`Stopping Temporal left running by an earlier start (process ${leftover.pid}).`);
  await stopTemporal(leftover);
  return undefined;
}

function answersSoon(server: TemporalServer, options: TemporalOptions): Promise<boolean> {
  return untilTemporalAnswers(server, { logFile: logFileOf(options.dataDir), withinMs: 10_000 }).then(
    () => true,
    () => false,
  );
}

const DATABASE_FILE = 'temporal-2.db';
/** Of releases whose task queues had four parts. */
const EARLIER_FILE = 'temporal.db';

// If the server does not start, its database file is deleted, since Postgres has all lasting state. The retry also uses
// another port, because the free one may have been taken.
async function launch(options: TemporalOptions): Promise<TemporalServer> {
  const binary = requireTemporal();
  const logFile = logFileOf(options.dataDir);
  const databaseFile = options.memory ? undefined : join(options.dataDir, DATABASE_FILE);
  // Postgres has all lasting state: learners with pending work are rung, and their workflows start again.
  removeDatabase(join(options.dataDir, EARLIER_FILE));
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await freePort());
    const uiPort = options.ui ? await freePort() : undefined;
    const server = launchTemporal({ binary, port, uiPort, databaseFile, logFile });
    writeState(stateFileOf(options.dataDir), server);
    try {
      await untilTemporalAnswers(server, { logFile, withinMs: READY_WITHIN_MS, signal: options.signal });
      if (databaseFile !== undefined) {
        chmodSync(databaseFile, 0o600);
      }
      return server;
    } catch (error) {
      await stopTemporal(server);
      if (tries === 2 || options.signal?.aborted) {
        throw error;
      }
      options.log('Temporal did not start; retrying with a new database file.');
      removeDatabase(databaseFile);
    }
  }
}

function requireTemporal(): string {
  const binary = findTemporal();
  if (binary === undefined) {
    throw new Error('Temporal is not installed. Run "node scripts/bootstrap.mjs", or set TEMPORAL_ADDRESS.');
  }
  return binary;
}

function removeDatabase(file: string | undefined): void {
  for (const suffix of file === undefined ? [] : ['', '-wal', '-shm', '-journal']) {
    rmSync(`${file}${suffix}`, { force: true });
  }
}

function stateFileOf(dataDir: string): string {
  return join(dataDir, 'temporal.json');
}

function logFileOf(dataDir: string): string {
  return join(dataDir, 'temporal.log');
}
