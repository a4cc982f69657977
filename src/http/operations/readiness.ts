import type { Dependencies } from '../environment.ts';
import { configuredOutages } from './judge-outages.ts';

const LOOK_MS = 2000;
/** Verdicts that take longer than this are reported as late. */
const LATE_MS = 120_000;

type State = 'up' | 'down';

/** Whether a check succeeds within two seconds. */
async function stateOf(look: () => Promise<unknown>): Promise<State> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<State>((resolve) => {
    timer = setTimeout(resolve, LOOK_MS, 'down');
  });
  const state = await Promise.race([
    late,
    look().then(
      (): State => 'up',
      (): State => 'down',
    ),
  ]);
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

/**
 * The content of `/readyz`. Only Postgres decides: intake needs nothing else, and work that waits for a judge or Temporal
 * is done when they are back.
 */
export async function readiness({
  store,
  health,
  now,
}: Pick<Dependencies<'database' | 'wakes' | 'judges'>, 'store' | 'health' | 'now'>) {
  const services = Object.entries(health.services);
  const [postgres, ...states] = await Promise.all([
    stateOf(() => store.database.query('SELECT 1')),
    ...services.map(([, look]) => stateOf(look)),
  ]);
  const isUp = postgres === 'up';
  const oldest = isUp
    ? await store.wakes.waiting().then(
        ({ oldestCompletion }) => oldestCompletion,
        () => null,
      )
    : null;
  const troubles = isUp ? await judgeTroubles({ store, health }).catch(() => ({})) : {};
  return {
    ready: postgres === 'up' && !health.stopping(),
    stopping: health.stopping(),
    postgres,
    services: Object.fromEntries(services.map(([name], index) => [name, states[index] as State])),
    ...troubles,
    verdicts:
      oldest !== null && now().getTime() - oldest > LATE_MS ? ('late' as const) : ('in time' as const),
  };
}
