import type { Database } from '../database.ts';
import { judgeAnswered, judgeFailed, judgeOutages } from './outages.ts';
import { payJudge, spentOnJudges } from './spending.ts';

/** What the processes of an installation share about judges: outages, and what was spent today. */
export function createJudges(database: Database, now: () => Date) {
  return {
    failed: (judge: string, code: string) => judgeFailed(database, judge, code, now()),
    answered: (judge: string) => judgeAnswered(database, judge),
    outages: () => judgeOutages(database, now()),
    pay: (dollars: number, tenant?: number) => payJudge(database, dollars, now(), tenant),
    spentToday: (tenant?: number) => spentOnJudges(database, now(), tenant),
  };
}
