import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { acceptedCards } from './accepted-cards.ts';
import { assessJudge } from './assess-judge.ts';
import { cardInUse } from './card-in-use.ts';
import { decideOnJudge, type DecisionOnJudge } from './decide-on-judge.ts';
import { listJudgeReviews, type JudgeReviewsPage } from './judge-review.ts';
import { driftOfJudges, listJudges } from './list-judges.ts';
import { judgeAnswered, judgeFailed, judgeOutages } from './outages.ts';
import { payJudge, spentOnJudges } from './spending.ts';
import type { CardSkills, JudgeKey } from './standing-row.ts';

/** What the processes of an installation share about judges: outages, what was spent today, and where each stands. */
export function createJudges(database: Database, { policies, now }: Pick<Writing, 'policies' | 'now'>) {
  return {
    failed: (judge: string, code: string) => judgeFailed(database, judge, code, now()),
    answered: (judge: string) => judgeAnswered(database, judge),
    outages: () => judgeOutages(database, now()),
    pay: (dollars: number, tenant?: number) => payJudge(database, dollars, now(), tenant),
    spentToday: (tenant?: number) => spentOnJudges(database, now(), tenant),
    cardInUse: (of: { prefix: string; judge: string; version: string }, shipped: CardSkills) =>
      cardInUse(database, of, shipped, now()),
    assess: (of: JudgeKey) => assessJudge(database, { policies, now }, of),
    accepted: (owner: string | null) => acceptedCards(database, owner),
    list: (owner: string | null) => listJudges(database, owner),
    drift: () => driftOfJudges(database),
    reviews: (page: JudgeReviewsPage) => listJudgeReviews(database, page),
    decide: (decision: DecisionOnJudge) => decideOnJudge(database, now, decision),
  };
}
