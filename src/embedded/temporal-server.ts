import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { lastLines, withLogFile } from './log-file.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import { stopProcess } from './stop-process.ts';

/** A running Temporal dev server. */
export type TemporalServer = ProcessIdentity & { address: string; uiPort?: number };

/** Starts the dev server detached, logging to a file. Without a database file it keeps its state in memory. */
export function launchTemporal(options: {
  binary: string;
  port: number;
  uiPort: number | undefined;
  databaseFile: string | undefined;
  logFile: string;
}): TemporalServer {
  const flags = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(options.port),
    // No fsync: pending work is recorded in Postgres, so this file may be lost in a power cut.
    '--sqlite-pragma',
    'synchronous=OFF',
    // With one shard, the default of 20 a second makes every wake wait for up to 50 ms.
    '--dynamic-config-value',
    'history.transferProcessorMaxPollRPS=1000',
    // By default the open calls of a frozen worker take tasks for a minute, each of which is lost for ten seconds.
    '--dynamic-config-value',
    'frontend.keepAliveTime="2s"',
    '--dynamic-config-value',
    'frontend.keepAliveTimeout="4s"',
    '--log-level',
    'error',
  ];
  flags.push(...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)]));
  flags.push(...(options.databaseFile === undefined ? [] : ['--db-filename', options.databaseFile]));
  const child = withLogFile(options.logFile, (fd) =>
    spawn(options.binary, flags, { detached: true, stdio: ['ignore', fd, fd] }),
  );
  // Without a listener, a failed spawn would crash this process. It is detected below by the missing pid.
  child.on('error', () => {});
  child.unref();
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity === undefined) {
    throw new Error(`Temporal did not start. Its log ends:\n${lastLines(options.logFile)}`);
  }
  return { ...identity, address: `127.0.0.1:${options.port}`, uiPort: options.uiPort };
}

/** Waits until the server knows its namespace; throws if its process ends or on timeout. */
export async function untilTemporalAnswers(
  server: TemporalServer,
  options: { logFile: string; withinMs: number; signal?: AbortSignal | undefined },
): Promise<void> {
  const deadline = Date.now() + options.withinMs;
  while (isRunning(server) && Date.now() < deadline && !options.signal?.aborted) {
    if (await answers(server.address)) {
      return;
    }
    await sleep(50);
  }
  throw new Error(`Temporal did not become ready. Its log ends:\n${lastLines(options.logFile)}`);
}

export async function stopTemporal(server: TemporalServer): Promise<void> {
  const ended = await stopProcess(server, [
    { signal: 'SIGTERM', waitMs: 8_000 },
    { signal: 'SIGKILL', waitMs: 2_000 },
  ]);
  if (!ended) {
    throw new Error(`Temporal (process ${server.pid}) did not stop.`);
  }
}

async function answers(address: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection!.workflowService.describeNamespace({ namespace: 'default' }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
