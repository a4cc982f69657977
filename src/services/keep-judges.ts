import type { Logger } from 'pino';
import type { Metrics } from '../http/operations/metrics.ts';
import type { JudgeWatch } from '../judge/model/watched.ts';
import type { Budget } from '../judge/model/within-budget.ts';
import type { Store } from '../store/store.ts';

/** What one process does about its judges: tells all others who does not answer and what was spent, and logs changes. */
export type JudgeKeeping = { watch: JudgeWatch; budgetOf(dollars: number): Budget };

export type JudgeKeepingOptions = {
  store: Pick<Store, 'judges'>;
  logger: Logger;
  metrics?: Pick<Metrics, 'onJudgeFailed'> | undefined;
};

export function keepJudges({ store, logger, metrics }: JudgeKeepingOptions): JudgeKeeping {
  const failing = new Set<string>();
  let wasSpent = false;
  return {
    watch: {
      async answered(judge) {
        if (failing.delete(judge)) logger.info({ judge }, 'the judge answers again');
        await store.judges.answered(judge);
      },
      async failed(judge, code) {
        metrics?.onJudgeFailed(judge, code);
        if (!failing.has(judge)) logger.warn({ judge, code }, 'the judge does not answer');
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
          logger.warn({ dollars }, 'the day’s judge budget is spent: the offline judge takes over');
        if (!isSpent && wasSpent) logger.info({ dollars }, 'a new day’s judge budget: models judge again');
        wasSpent = isSpent;
      },
    }),
  };
}
