import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { lastLines, withLogFile } from './log-file.ts';
import { POSTGRES_NAME } from './postgres-cluster.ts';
import type { PostgresHome } from './postgres-home.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import { postgresEnvironment } from './run-postgres-tool.ts';
import { sharedBuffers } from './shared-buffers.ts';

/** A running Postgres server: its process, port and private socket folder. */
export type PostgresServer = ProcessIdentity & { port: number; socketDir: string };

const READY_WITHIN_MS = 120_000;
// A socket path has at most 107 bytes (103 on macOS); the file name takes 14 of them.
const LONGEST_SOCKET_DIR = 85;

/** Starts the server detached, logging to a file, so that it does not depend on this process. */
export function launchPostgres(
  home: PostgresHome,
  options: { port: number; logFile: string; settings: Record<string, string> },
): PostgresServer {
  const socketDir = makeSocketDir(home);
  const settings = { ...SETTINGS, ...options.settings, unix_socket_directories: socketDir };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = withLogFile(options.logFile, (fd) =>
    spawn(
      join(home.binaries, 'bin', 'postgres'),
      ['-D', home.cluster, '-p', String(options.port), ...flags],
      {
        ...home.account,
        cwd: '/',
        env: postgresEnvironment(),
        detached: true,
        stdio: ['ignore', fd, fd],
      },
    ),
  );
  // Without a listener, a failed spawn would crash this process. It is detected below by the missing pid.
  child.on('error', () => {});
  child.unref();
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity === undefined) {
    rmSync(socketDir, { recursive: true, force: true });
    throw new Error(`Postgres did not start. Its log ends:\n${lastLines(options.logFile)}`);
  }
  return { ...identity, port: options.port, socketDir };
}

// Sized for a small machine that also runs Temporal and the workers.
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: sharedBuffers(),
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/** The URL of a database of this server. */
export function urlOf(server: { port: number }, password: string, database = POSTGRES_NAME): string {
  return `postgres://${POSTGRES_NAME}:${password}@127.0.0.1:${server.port}/${database}`;
}

/** The same over the server's Unix socket, which costs less per statement than the loopback network. */
export function socketUrlOf(server: { port: number; socketDir: string }, password: string): string {
  return `${urlOf(server, password)}?host=${encodeURIComponent(server.socketDir)}`;
}

/** Waits until the server answers; throws if its process ends or on timeout. */
export async function untilPostgresAnswers(
  server: PostgresServer,
  password: string,
  options: { logFile: string; withinMs?: number; signal?: AbortSignal | undefined },
): Promise<void> {
  const deadline = performance.now() + (options.withinMs ?? READY_WITHIN_MS);
  let answer = 'it did not answer';
  while (isRunning(server) && performance.now() < deadline && !options.signal?.aborted) {
    const client = new Client({
      connectionString: urlOf(server, password, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      answer = (error as Error).message;
      await sleep(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error(`Postgres did not become ready (${answer}). Its log ends:\n${lastLines(options.logFile)}`);
}

function makeSocketDir(home: PostgresHome): string {
  const root = tmpdir().length > LONGEST_SOCKET_DIR - 20 ? '/tmp' : tmpdir();
  const socketDir = mkdtempSync(join(root, 'touchstone-'));
  if (home.account !== undefined) {
    chownSync(socketDir, home.account.uid, home.account.gid);
  }
  return socketDir;
}
