import { setTimeout as sleep } from 'node:timers/promises';
import { rotateLog } from './log-file.ts';

/** A server that can be started again at the same port. */
export type Server = {
  port: number;
  logFile: string;
  isRunning(): boolean;
  /** Whether it answers, but only with errors. One that is silent is slow or stopped, and may go on. */
  fails?(): Promise<boolean>;
  stop(): Promise<void>;
};

/** What `start` gets: the port to use again, and the abort of the whole. */
export type Again = { port: number | undefined; signal: AbortSignal };

export type SuperviseOptions<S extends Server> = {
  name: string;
  start(again: Again): Promise<S>;
  /** Called with one line when the server ended, and when a restart failed. */
  warn(line: string): void;
  signal?: AbortSignal | undefined;
  lookEveryMs?: number;
  failsForMs?: number;
  firstDelayMs?: number;
};

const LOOK_EVERY_MS = 500;
/** A server that answers only with errors for this time is restarted, and is asked ten times meanwhile. */
const FAILS_FOR_MS = 30_000;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;
/** After this time a server counts as healthy, and its next restart is immediate again. */
const HEALTHY_MS = 60_000;

/**
 * Starts a server, restarts it whenever its process ends or only fails, and rotates its log, until `stop`. The first restart is immediate; while it keeps
 * ending, the delay doubles from one second to half a minute. It never gives up: a full disk gets space again.
 */
export async function supervise<S extends Server>(options: SuperviseOptions<S>): Promise<S> {
  const { name, start, warn, lookEveryMs = LOOK_EVERY_MS, failsForMs = FAILS_FOR_MS } = options;
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, ...(options.signal ? [options.signal] : [])]);
  const pause = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  let server = await start({ port: undefined, signal });
  const { port } = server;
  let delayMs = 0;

  async function restart(): Promise<void> {
    await pause(delayMs);
    if (signal.aborted) return;
    delayMs = nextDelay(delayMs, options.firstDelayMs);
    try {
      server = await start({ port, signal });
    } catch (error) {
      if (!signal.aborted)
        warn(`${name} did not start again, next try in ${delayMs / 1000} s: ${firstLine(error as Error)}`);
    }
  }

  async function watch(): Promise<void> {
    const failure = watchFailure(failsForMs);
    let startedAt = performance.now();
    while (!signal.aborted) {
      await pause(lookEveryMs);
      rotate(server.logFile);
      if (signal.aborted) continue;
      if (server.isRunning()) {
        if (!(await failure.lasts(server)) || signal.aborted) continue;
        warn(`${name} answers only with errors; restarting it.`);
        await server.stop();
        while (!signal.aborted && !server.isRunning()) await restart();
        startedAt = performance.now();
        continue;
      }
      if (performance.now() - startedAt > HEALTHY_MS) delayMs = 0;
      warn(`${name} ended unexpectedly; restarting it${delayMs > 0 ? ` in ${delayMs / 1000} s` : ''}.`);
      while (!signal.aborted && !server.isRunning()) await restart();
      startedAt = performance.now();
    }
  }

  const watching = watch();
  return {
    ...server,
    isRunning: () => server.isRunning(),
    async stop() {
      stopping.abort();
      await watching;
      await server.stop();
    },
  };
}

/** Asks a server now and then, and tells whether all its answers were errors for that time. */
export function watchFailure(forMs = FAILS_FOR_MS) {
  let askedAt = performance.now();
  let since: number | undefined;
  return {
    async lasts(server: Pick<Server, 'fails'>): Promise<boolean> {
      if (!server.fails || performance.now() - askedAt < forMs / 10) return false;
      askedAt = performance.now();
      if (!(await server.fails().catch(() => false))) since = undefined;
      else since ??= askedAt;
      const lasts = since !== undefined && performance.now() - since > forMs;
      if (lasts) since = undefined;
      return lasts;
    },
  };
}

function rotate(logFile: string): void {
  try {
    rotateLog(logFile);
  } catch {
    // Tried again at the next look.
  }
}

function nextDelay(delayMs: number, firstMs = FIRST_DELAY_MS): number {
  return delayMs === 0 ? firstMs : Math.min(2 * delayMs, LONGEST_DELAY_MS);
}

function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0]!;
}
