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
    store.judges.drift(),
  ]).catch(() => null);
  if (!found) return;
  const [outages, spent, drift] = found;
  metrics.judges.failing.reset();
  for (const { judge } of outages) metrics.judges.failing.set({ judge }, 1);
  metrics.judges.drifting.reset();
  metrics.judges.driftEvidence.reset();
  for (const { judge, version, drifts, evidence } of drift) {
    metrics.judges.drifting.set({ judge: `${judge}@${version}` }, Number(drifts));
    metrics.judges.driftEvidence.set({ judge: `${judge}@${version}` }, evidence);
  }
  metrics.judges.spentDollars.set(spent);
  metrics.judges.budgetDollars.set(health.judgeBudget ?? 0);
}
