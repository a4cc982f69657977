import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { lastLines, withLogFile } from './log-file.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import { stopProcess } from './stop-process.ts';

/** A running Temporal dev server. */
export type TemporalServer = ProcessIdentity & { address: string; uiPort?: number };

type DevServer = {
  binary: string;
  port: number;
  uiPort?: number | undefined;
  /** Without one the server keeps its state in memory. */
  databaseFile: string | undefined;
};

/** The command that runs the dev server. */
export function temporalCommand({ binary, port, uiPort, databaseFile }: DevServer): [string, ...string[]] {
  return [
    binary,
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    // No fsync: pending work is recorded in Postgres, so this file may be lost in a power cut.
    '--sqlite-pragma',
    'synchronous=OFF',
    // Fewer writes than a rollback journal, which is created and deleted with each transaction.
    '--sqlite-pragma',
    'journal_mode=WAL',
    // With one shard, the default of 20 a second makes every wake wait for up to 50 ms.
    '--dynamic-config-value',
    'history.transferProcessorMaxPollRPS=1000',
    // By default a queue has four parts, so a task often meets no waiting worker: it is stored and handed on, for up to two seconds.
    // A file must not be used with fewer parts than before, since tasks of the others would never be read.
    '--dynamic-config-value',
    'matching.numTaskqueueReadPartitions=1',
    '--dynamic-config-value',
    'matching.numTaskqueueWritePartitions=1',
    // By default the open calls of a frozen worker take tasks for a minute, each of which is lost for ten seconds.
    '--dynamic-config-value',
    'frontend.keepAliveTime="2s"',
    '--dynamic-config-value',
    'frontend.keepAliveTimeout="4s"',
    '--log-level',
    'error',
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...(databaseFile === undefined ? [] : ['--db-filename', databaseFile]),
  ];
}

/** Starts the dev server detached, logging to a file. */
export function launchTemporal(options: DevServer & { logFile: string }): TemporalServer {
  const [file, ...flags] = temporalCommand(options);
  const child = withLogFile(options.logFile, (fd) =>
    spawn(file, flags, { detached: true, stdio: ['ignore', fd, fd] }),
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
  const deadline = performance.now() + options.withinMs;
  while (isRunning(server) && performance.now() < deadline && !options.signal?.aborted) {
    if (await temporalAnswers(server.address)) {
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

/** gRPC's code of a call that took too long. */
const DEADLINE_EXCEEDED = 4;

type State = 'answers' | 'fails' | 'silent';

/** Whether the server answers and knows its namespace, answers with an error, or does not answer. */
async function stateOf(address: string): Promise<State> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    const { workflowService } = connection;
    await connection.withDeadline(Date.now() + 2_000, () =>
      workflowService.describeNamespace({ namespace: 'default' }),
    );
    return 'answers';
  } catch (error) {
    const { code } = error as { code?: unknown };
    return connection === undefined || code === DEADLINE_EXCEEDED ? 'silent' : 'fails';
  } finally {
    await connection?.close();
  }
}

export const temporalAnswers = async (address: string): Promise<boolean> =>
  (await stateOf(address)) === 'answers';

/**
 * Whether the server answers only with an error. After a time without CPU, the dev server may answer each call with the error
 * “interrupted (9)” of its database, until it is started again.
 */
export const temporalFails = async (address: string): Promise<boolean> =>
  (await stateOf(address)) === 'fails';
