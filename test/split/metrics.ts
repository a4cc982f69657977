import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 500;

type Counters = Map<string, number>;

/** A process whose metrics are read; `life` is new after each start, since counters begin again at 0. */
export type Scraped = { name: string; url: string; life: () => number | undefined };

/** The counters in Prometheus' text, summed over the labels that are not kept. */
export function readCounters(text: string): Counters {
  const found: Counters = new Map();
  for (const line of text.split('\n')) {
    const [, name, labels = '', value] = /^(touchstone_\w+)(\{[^}]*\})? (\S+)/u.exec(line) ?? [];
    if (name === undefined || name.endsWith('_bucket')) continue;
    const status = /status="(\w+)"/u.exec(labels)?.[1];
    const key = status === undefined || !name.startsWith('touchstone_events') ? name : `${name} ${status}`;
    found.set(key, (found.get(key) ?? 0) + Number(value));
  }
  return found;
}

/** Reads the metrics of all processes again and again, and adds up the last values of every life. */
export function scrape(processes: readonly Scraped[]) {
  const lives = new Map<string, Counters>();
  let ended = false;

  async function readOne({ name, url, life }: Scraped): Promise<void> {
    const id = life();
    if (id === undefined) return;
    const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
    if (response.ok) lives.set(`${name} ${id}`, readCounters(await response.text()));
  }

  const readAll = async (): Promise<unknown> => Promise.allSettled(processes.map((one) => readOne(one)));

  async function keep(): Promise<void> {
    while (!ended) {
      await readAll();
      await sleep(EVERY_MS);
    }
  }

  const running = keep();
  return {
    readAll,
    /** The sum of a counter over all processes and all their lives. */
    total: (counter: string) =>
      [...lives.values()].reduce((sum, counters) => sum + (counters.get(counter) ?? 0), 0),
    /** In how many lives a counter was above 0. */
    shares: (counter: string) =>
      [...lives.values()].filter((counters) => (counters.get(counter) ?? 0) > 0).length,
    async close() {
      ended = true;
      await running;
    },
  };
}
