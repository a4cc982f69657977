import { backtest, type BacktestOf } from '../backtest/backtest.ts';
import type { Database } from '../database.ts';
import type { Policies } from '../documents/policies.ts';
import { findEvents, type EventSearch } from './find-events.ts';
import { overdueWakes } from './overdue-wakes.ts';
import { recentAwards } from './recent-awards.ts';
import { recentCalls, recentWork } from './recent-work.ts';

/** What an operator looks at: recent work of all learners, from the changes of the last week, and trials. */
export function createOperations(
  database: Database,
  { policies, now }: { policies: Policies; now: () => Date },
) {
  return {
    work: () => recentWork(database),
    calls: () => recentCalls(database),
    overdue: () => overdueWakes(database, now()),
    findEvents: (search: EventSearch) => findEvents(database, search),
    backtest: (of: BacktestOf) => backtest(database, policies, of),
    recentAwards: (limit: number) => recentAwards(database, limit),
  };
}
