import type { Logger } from 'pino';
import type { Metrics } from '../http/operations/metrics.ts';
import type { JudgeWatch } from '../judge/model/watched.ts';
import type { Budget } from '../judge/model/within-budget.ts';
import type { Store } from '../store/store.ts';

/** Records outages and costs of judges in the database, where all processes see them, and logs changes. */
export type JudgeMonitor = { watch: JudgeWatch; budgetOf(dollars: number): Budget };

export type JudgeMonitorOptions = {
  store: Pick<Store, 'judges'>;
  logger: Logger;
  metrics?: Pick<Metrics, 'onJudgeFailed'> | undefined;
};

export function createJudgeMonitor({ store, logger, metrics }: JudgeMonitorOptions): JudgeMonitor {
  const failing = new Set<string>();
  let wasSpent = false;
  return {
    watch: {
      async answered(judge) {
        if (failing.delete(judge)) logger.info({ judge }, 'judge is available again');
        await store.judges.answered(judge);
      },
      async failed(judge, code) {
        metrics?.onJudgeFailed(judge, code);
        if (!failing.has(judge)) logger.warn({ judge, code }, 'judge is unavailable');
        failing.add(judge);
        await store.judges.failed(judge, code);
      },
      paid: (dollars) => store.judges.pay(dollars),
    },
    budgetOf: (dollars) => ({
      dollars,
      spentToday: store.judges.spentToday,
      onLook(isSpent) {
        if (isSpent && !wasSpent)
          logger.warn({ dollars }, 'judge budget of the day is spent: using the offline judge');
        if (!isSpent && wasSpent)
          logger.info({ dollars }, 'judge budget renewed: using the configured models again');
        wasSpent = isSpent;
      },
    }),
  };
}
