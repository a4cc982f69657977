import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Looked } from '../http/operations/readiness.ts';

const EVERY_MS = 2000;
/** Time for services that start together with this process. */
const START_MS = 8000;

export type MonitorOptions = {
  look: () => Promise<Record<string, Looked>>;
  logger: Logger;
  metrics: Pick<Metrics, 'up'>;
  everyMs?: number;
  startMs?: number;
};

/**
 * Looks at the services every two seconds until `stop`: sets their metric, and logs one line when an outage begins and one
 * when it ends. An outage is logged with the second look that finds it, so that a single late answer is not one; that of a
 * service which was not up yet, after eight seconds.
 */
export function startServiceMonitor({
  look,
  logger,
  metrics,
  everyMs = EVERY_MS,
  startMs = START_MS,
}: MonitorOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const seenUp = new Set<string>();
  const outages = new Map<string, { since: number; logged: boolean }>();

  function note(service: string, { state, reason }: Looked): void {
    if (state === 'unknown') return;
    metrics.up.set({ service }, state === 'up' ? 1 : 0);
    const outage = outages.get(service);
    if (state === 'up') {
      seenUp.add(service);
      outages.delete(service);
      if (outage?.logged)
        logger.info(
          { service, seconds: Math.round((performance.now() - outage.since) / 1000) },
          'service is up again',
        );
    } else if (outage === undefined) {
      outages.set(service, { since: performance.now(), logged: false });
    } else if (!outage.logged && (seenUp.has(service) || performance.now() - outage.since >= startMs)) {
      outage.logged = true;
      logger.warn({ service, reason }, 'service is down');
    }
  }

  async function loop(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const looked = await look();
      if (!signal.aborted) for (const [service, state] of Object.entries(looked)) note(service, state);
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
