import type { Logger } from 'pino';
import type { Metrics } from '../http/operations/metrics.ts';
import type { JudgeWatch, Budget } from '../judge/model/watched.ts';
import type { Store } from '../store/store.ts';

/** Records outages and costs of judges in the database, where all processes see them, where `/readyz` and the log report them. Logs when the budget is spent. */
export type JudgeMonitor = { watch: JudgeWatch; budgetOf(dollars: number): Budget };

export type JudgeMonitorOptions = {
  store: Pick<Store, 'judges'>;
  logger: Logger;
  metrics?: Pick<Metrics, 'onJudgeFailed' | 'onJudgeCalled'> | undefined;
};

export function createJudgeMonitor({ store, logger, metrics }: JudgeMonitorOptions): JudgeMonitor {
  let wasSpent = false;
  return {
    watch: {
      answered: (judge) => store.judges.answered(judge),
      async failed(judge, code) {
        metrics?.onJudgeFailed(judge, code);
        await store.judges.failed(judge, code);
      },
      called: (judge, trace) => metrics?.onJudgeCalled(judge, trace),
      paid: (dollars) => store.judges.pay(dollars),
    },
    budgetOf: (dollars) => ({
      dollars,
      spentToday: () => store.judges.spentToday(),
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
