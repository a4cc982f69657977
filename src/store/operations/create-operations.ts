import type { Database } from '../database.ts';
import { findEvents, type EventSearch } from './find-events.ts';
import { overdueWakes } from './overdue-wakes.ts';
import { recentAwards } from './recent-awards.ts';
import { recentCalls, recentWork } from './recent-work.ts';

/** What an operator looks at: recent work of all learners, from the changes of the last week. */
export function createOperations(database: Database, now: () => Date) {
  return {
    work: () => recentWork(database),
    calls: () => recentCalls(database),
    overdue: () => overdueWakes(database, now()),
    findEvents: (search: EventSearch) => findEvents(database, search),
    recentAwards: (limit: number) => recentAwards(database, limit),
  };
}
