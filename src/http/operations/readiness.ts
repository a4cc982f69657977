import type { Dependencies } from '../environment.ts';

const LOOK_MS = 2000;
/** A verdict that takes longer than this means that the judge does not answer. */
const LATE_MS = 120_000;

type State = 'up' | 'down';

/** Whether something answers within two seconds. */
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

/**
 * What `/readyz` says. Only Postgres decides: intake needs nothing else, and what a judge or Temporal owes is made up for
 * once they are back.
 */
export async function readiness({
  store,
  health,
  now,
}: Pick<Dependencies<'database' | 'wakes'>, 'store' | 'health' | 'now'>) {
  const services = Object.entries(health.services);
  const [postgres, ...states] = await Promise.all([
    stateOf(() => store.database.query('SELECT 1')),
    ...services.map(([, look]) => stateOf(look)),
  ]);
  const oldest = postgres === 'up' ? await store.wakes.oldestPending().catch(() => null) : null;
  return {
    ready: postgres === 'up' && !health.stopping(),
    stopping: health.stopping(),
    postgres,
    services: Object.fromEntries(services.map(([name], index) => [name, states[index] as State])),
    verdicts:
      oldest !== null && now().getTime() - oldest > LATE_MS ? ('late' as const) : ('in time' as const),
  };
}
