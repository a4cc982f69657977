import type { Dependencies } from '../environment.ts';
import { configuredOutages } from './judge-outages.ts';
import { UnknownState } from './unknown-state.ts';

const LOOK_MS = 2000;
/** Verdicts that take longer than this are reported as late. */
const LATE_MS = 120_000;
/** What other checks ask. */
const BASES = ['postgres', 'temporal'];
/** Without these a process cannot do its work. */
const NEEDED = ['schema'];

export type ServiceState = 'up' | 'down' | 'unknown';
/** The state of a service, and why it is not up. */
export type Looked = { state: ServiceState; reason: string | null };

const LATE: Looked = { state: 'down', reason: 'it does not answer' };
const UP: Looked = { state: 'up', reason: null };

function failed(error: unknown): Looked {
  const reason = error instanceof Error ? error.message : String(error);
  return { state: error instanceof UnknownState ? 'unknown' : 'down', reason };
}

/** Whether a check succeeds within two seconds. */
async function stateOf(look: () => Promise<unknown>): Promise<Looked> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Looked>((resolve) => {
    timer = setTimeout(resolve, LOOK_MS, LATE);
  });
  const state = await Promise.race([late, look().then(() => UP, failed)]);
  clearTimeout(timer);
  return state;
}

/** Failing judges and a spent budget; empty if there is nothing to report. */
async function judgeTroubles({ store, health }: Pick<Dependencies<'judges'>, 'store' | 'health'>) {
  const [outages, spent] = await Promise.all([
    configuredOutages(store, health.judgeNames),
    store.judges.spentToday(),
  ]);
  const budget = spent < (health.judgeBudget ?? Infinity) ? ('left' as const) : ('spent' as const);
  if (outages.length === 0 && budget === 'left') return {};
  const failing = outages.map(({ since, ...outage }) => ({
    ...outage,
    since: new Date(since).toISOString(),
  }));
  return { judges: { failing, budget } };
}

/** Every service by name, Postgres first. All are looked at in parallel. */
export async function lookAtServices({
  store,
  health,
}: Pick<Dependencies<'database'>, 'store' | 'health'>): Promise<Record<string, Looked>> {
  const checks = { postgres: () => store.database.query('SELECT 1'), ...health.services };
  const looked = await Promise.all(
    Object.entries(checks).map(async ([name, look]) => [name, await stateOf(look)] as const),
  );
  const services = Object.fromEntries(looked);
  // A late check may only have waited for one of these.
  if (BASES.every((name) => (services[name]?.state ?? 'up') === 'up')) return services;
  return Object.fromEntries(
    looked.map(([name, found]) => [
      name,
      found === LATE && !BASES.includes(name) ? { ...found, state: 'unknown' as const } : found,
    ]),
  );
}

/**
 * The content of `/readyz`. Only Postgres and its schema decide, and `health.needed`: intake needs nothing else, and work
 * that waits for a judge or Temporal is done when they are back.
 */
export async function readiness({
  store,
  health,
  now,
}: Pick<Dependencies<'database' | 'wakes' | 'judges'>, 'store' | 'health' | 'now'>) {
  const { postgres, ...services } = await lookAtServices({ store, health });
  const isUp = postgres?.state === 'up';
  const waiting = isUp ? await store.wakes.waiting().catch(() => null) : null;
  const oldest = waiting?.oldestCompletion ?? null;
  const troubles = isUp ? await judgeTroubles({ store, health }).catch(() => ({})) : {};
  const needed = [...NEEDED, ...(health.needed ?? [])];
  return {
    ready: isUp && needed.every((name) => services[name]?.state !== 'down') && !health.stopping(),
    stopping: health.stopping(),
    postgres: isUp ? ('up' as const) : ('down' as const),
    services: Object.fromEntries(Object.entries(services).map(([name, { state }]) => [name, state])),
    ...troubles,
    verdicts:
      oldest !== null && now().getTime() - oldest > LATE_MS ? ('late' as const) : ('in time' as const),
  };
}
