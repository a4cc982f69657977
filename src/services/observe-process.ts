import { collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';

const TICK_MS = 100;

/** Measures this process until `stop`: memory and CPU, the lag of the event loop, and waits for the pool. */
export function observeProcess(
  metrics: Pick<Metrics, 'registry' | 'loopLag' | 'poolWait'>,
  { database }: Pick<Store, 'database'>,
): { stop(): void } {
  collectDefaultMetrics({ register: metrics.registry });
  onPoolWait(database, (seconds) => metrics.poolWait.observe(seconds));
  let due = performance.now() + TICK_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    metrics.loopLag.observe(Math.max(0, now - due) / 1000);
    due = now + TICK_MS;
  }, TICK_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

type Pool = Pick<Store['database'], 'connect'>;
type Connected = Extract<Parameters<Pool['connect']>[0], (...given: never[]) => void>;

/** Calls `observe` with the seconds that each caller waited for a connection. Queries of the pool connect too. */
function onPoolWait(pool: Pool, observe: (seconds: number) => void): void {
  const connect = pool.connect.bind(pool);
  pool.connect = ((callback?: Connected) => {
    const begun = performance.now();
    const done = () => observe((performance.now() - begun) / 1000);
    if (callback === undefined) return connect().finally(done);
    return connect((...given) => {
      done();
      callback(...given);
    });
  }) as Pool['connect'];
}
