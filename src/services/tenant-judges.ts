import { LRUCache } from 'lru-cache';
import type { Config } from '../config.ts';
import type { TenantJudge } from '../activities/calibration.ts';
import type { Judge } from '../judge/judge.ts';
import { withinBudget } from '../judge/model/watched.ts';
import { selectJudge } from '../judge/select-judge.ts';
import type { Store } from '../store/store.ts';
import type { Tenant } from '../store/tenants/tenants.ts';
import type { JudgeMonitor } from './judge-monitor.ts';

/** A changed tenant is judged by its new judge after this time, like every other change of it. */
const KNOWN_MS = 5000;
const MOST_TENANTS = 1000;

type TenantJudgeOptions = {
  config: Config;
  store: Pick<Store, 'tenants' | 'judges'>;
  monitor: JudgeMonitor;
};

/**
 * Finds the judge of a tenant by its prefix; null if it has neither a judge nor a budget of its own. What its calls cost
 * counts towards its own budget and that of the installation.
 */
export function createTenantJudges({ config, store, monitor }: TenantJudgeOptions): TenantJudge {
  const { judgeBaseUrl, judgeApiKey, judgeTimeout, judgeWeights, judgeBudget } = config;
  const built = new Map<string, { version: number; judge: Judge | 'offline' | null }>();

  function judgeOf({ no, judge: { model, price, budget } }: Tenant): Judge | 'offline' | null {
    if (model === undefined && budget === undefined) return null;
    const judgeModel = model ?? config.judgeModel;
    if (judgeModel === 'offline') return 'offline';
    const judge = selectJudge({
      judgeModel,
      judgeBaseUrl,
      judgeApiKey,
      judgePrice: price ?? (judgeModel === config.judgeModel ? config.judgePrice : undefined),
      judgeTimeout,
      judgeWeights,
      watch: { ...monitor.watch, paid: (dollars) => store.judges.pay(dollars, no) },
      budget: judgeBudget === undefined ? undefined : monitor.budgetOf(judgeBudget),
    });
    if (budget === undefined) return judge;
    const spentToday = () => store.judges.spentToday(no);
    return withinBudget(judge, selectJudge({ judgeWeights }), { dollars: budget, spentToday });
  }

  const known = new LRUCache<string, { judge: Judge | 'offline' | null }>({
    max: MOST_TENANTS,
    ttl: KNOWN_MS,
    fetchMethod: async (prefix) => {
      const tenant = await store.tenants.ofPrefix(prefix);
      if (!tenant) return { judge: null };
      const before = built.get(prefix);
      if (before?.version === tenant.version) return before;
      const made = { version: tenant.version, judge: judgeOf(tenant) };
      built.set(prefix, made);
      return made;
    },
  });

  return async (prefix) => (prefix === '' ? null : ((await known.fetch(prefix))?.judge ?? null));
}
