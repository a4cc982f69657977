import type { Dependencies } from '../environment.ts';
import { configuredOutages } from './judge-outages.ts';

/** Updates the judge gauges. They keep their last values while Postgres is down. */
export async function measureJudges({
  store,
  metrics,
  health,
}: Pick<Dependencies<'judges'>, 'store' | 'metrics' | 'health'>): Promise<void> {
  const found = await Promise.all([
    configuredOutages(store, health.judgeNames),
    store.judges.spentToday(),
  ]).catch(() => null);
  if (!found) return;
  const [outages, spent] = found;
  metrics.judges.failing.reset();
  for (const { judge } of outages) metrics.judges.failing.set({ judge }, 1);
  metrics.judges.spentDollars.set(spent);
  metrics.judges.budgetDollars.set(health.judgeBudget ?? 0);
}
