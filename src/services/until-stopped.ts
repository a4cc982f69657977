const WITHIN_MS = 25_000;

/** The stop of this process, asked for by SIGINT or SIGTERM. */
export type Stop = { signal: AbortSignal; asked: Promise<void> };

/**
 * Listens for the first SIGINT or SIGTERM; a second one ends the process at once. A stop that takes longer than 25
 * seconds is cut short: everything that matters is in Postgres, and the caller's patience ends at about 30.
 */
export function untilStopped(withinMs = WITHIN_MS): Stop {
  const stopping = new AbortController();
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  function onSignal(): void {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    resolve();
    setTimeout(() => {
      process.stderr.write(`The process did not stop within ${withinMs / 1000} s and was ended.\n`);
      // Not exit(): its handlers may be what hangs.
      process.kill(process.pid, 'SIGKILL');
    }, withinMs).unref();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return { signal: stopping.signal, asked };
}
