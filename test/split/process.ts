import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, withLogFile } from '../../src/embedded/log-file.ts';
import type { Account } from '../../src/embedded/postgres-account.ts';
import { processTree, signalProcess } from '../support/process-tree.ts';

const LOOK_MS = 100;
const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 30_000;

export type ProgramOptions = {
  name: string;
  command: string[];
  env: Record<string, string | undefined>;
  logFile: string;
  isReady: () => Promise<boolean>;
  /** Who runs it, if not the current user. */
  account?: Account | undefined;
  /** Whether a signal goes to its children too, as if their machine failed. */
  withChildren?: boolean;
  /** What asks it to end. */
  stopSignal?: NodeJS.Signals;
};

export type Program = ReturnType<typeof createProgram>;

const running = new Set<ChildProcess>();

/** A program that runs as a process of its own, and that the run stops, kills, freezes and starts again. */
export function createProgram(options: ProgramOptions) {
  const {
    name,
    command,
    env,
    logFile,
    isReady,
    account,
    withChildren = false,
    stopSignal = 'SIGTERM',
  } = options;
  let child: ChildProcess | undefined;
  let ended = Promise.resolve();
  const pids = () => (child?.pid === undefined || !isRunning() ? [] : processTree(child.pid, withChildren));
  const signal = (kind: NodeJS.Signals) => pids().forEach((pid) => signalProcess(pid, kind));
  const isRunning = () => child !== undefined && running.has(child);

  function launch(): void {
    const [file, ...args] = command as [string, ...string[]];
    const started = withLogFile(logFile, (fd) =>
      spawn(file, args, { ...account, cwd: account && '/', env, detached: true, stdio: ['ignore', fd, fd] }),
    );
    child = started;
    running.add(started);
    ended = new Promise((resolve) => {
      const done = (): void => {
        running.delete(started);
        resolve();
      };
      started.on('exit', done);
      started.on('error', done);
    });
  }

  async function untilReady(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await isReady().catch(() => false))) {
      if (!isRunning() || Date.now() > deadline)
        throw new Error(
          `${name} did not become ready. Its log ends:\n${lastLines(logFile).replaceAll(/^(.{400}).*$/gmu, '$1 …')}`,
        );
      await sleep(LOOK_MS);
    }
  }

  return {
    name,
    launch,
    untilReady,
    isReady,
    log: () => readFileSync(logFile, 'utf8'),
    pid: () => (isRunning() ? child?.pid : undefined),
    pids,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async start() {
      launch();
      await untilReady();
    },
    /** Ends it without notice, like a power cut. */
    async kill() {
      signal('SIGKILL');
      await ended;
    },
    /** Asks it to end; one that does not is a failure of the run. */
    async stop() {
      const begun = Date.now();
      child?.kill(stopSignal);
      const late = setTimeout(() => signal('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
      if (Date.now() - begun >= STOP_WITHIN_MS) throw new Error(`${name} did not end on SIGTERM.`);
    },
  };
}

/** Ends every process that is still running, whatever state it is in. */
export async function endPrograms(): Promise<void> {
  for (const child of running) {
    if (child.pid !== undefined) for (const pid of processTree(child.pid)) signalProcess(pid, 'SIGCONT');
    child.kill('SIGTERM');
  }
  const deadline = Date.now() + 10_000;
  while (running.size > 0 && Date.now() < deadline) await sleep(LOOK_MS);
  for (const child of running) child.kill('SIGKILL');
}
