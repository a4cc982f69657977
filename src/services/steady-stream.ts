/** Where a log is written. It emits `error` once it cannot write; then it is destroyed and another one is opened. */
export type Sink = {
  write(line: string): unknown;
  end(): unknown;
  destroy(): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
  once(event: 'finish', listener: () => void): unknown;
  /** Bytes that wait to be written, if the sink does not limit them itself. */
  writableLength?: number;
};

export type SteadyStream = { write(line: string): void; end(): Promise<void> };

const RETRY_MS = 1000;
/** Lines that wait for a sink to open; later ones are dropped. */
const MOST_HELD = 1000;
const MOST_WAITING_BYTES = 1024 * 1024;
const END_WITHIN_MS = 1000;

/**
 * A stream for a logger that never throws and never emits an error. While its sink cannot write (a full disk, a closed
 * pipe), lines are held and then dropped, and a sink is opened again at most once a second. The first line after that
 * says since when lines were lost.
 */
export function steadyStream(open: () => Promise<Sink>, retryMs = RETRY_MS): SteadyStream {
  const held: string[] = [];
  let sink: Sink | undefined;
  let opening: Promise<void> | undefined;
  let failure: { at: number; code: string; since: number } | undefined;

  function fail(error: NodeJS.ErrnoException): void {
    const since = failure?.since ?? Date.now();
    failure = { at: performance.now(), code: error.code ?? error.name, since };
    sink = undefined;
  }

  async function reopen(): Promise<void> {
    try {
      const opened = await open();
      opened.on('error', (error) => {
        if (opened !== sink) return;
        fail(error);
        opened.destroy();
      });
      sink = opened;
      // The empty start separates it from a line that was cut.
      if (failure) opened.write(`\n${noticeOf(failure)}`);
      for (const line of held.splice(0)) opened.write(line);
    } catch (error) {
      fail(error as NodeJS.ErrnoException);
    }
    opening = undefined;
  }

  return {
    write(line) {
      const now = performance.now();
      if (sink) {
        if (failure && now - failure.at > 2 * retryMs) failure = undefined;
        if ((sink.writableLength ?? 0) < MOST_WAITING_BYTES) sink.write(line);
        return;
      }
      if (held.length < MOST_HELD) held.push(line);
      if (!opening && now - (failure?.at ?? -Infinity) > retryMs) opening = reopen();
    },
    async end() {
      await opening;
      const last = sink;
      if (!last) return;
      const { promise: finished, resolve } = Promise.withResolvers<void>();
      last.once('finish', resolve);
      last.on('error', () => resolve());
      const late = setTimeout(resolve, END_WITHIN_MS);
      last.end();
      await finished;
      clearTimeout(late);
    },
  };
}

function noticeOf({ code, since }: { code: string; since: number }): string {
  const msg = 'the log could not be written: lines may be lost';
  return `${JSON.stringify({ level: 40, time: Date.now(), code, since, msg })}\n`;
}
