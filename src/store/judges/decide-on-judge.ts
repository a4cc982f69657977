import { transaction, type Database } from '../database.ts';
import { adoptCard, keepCard } from './adopt-card.ts';
import { lockStanding } from './read-standing.ts';
import { findJudgeReview, type JudgeDecision, type JudgeReview } from './judge-review.ts';
import { readStream } from './read-stream.ts';

export type DecisionOnJudge = {
  item: number;
  /** Whose judges the caller decides on; null for all. */
  owner: string | null;
  decision: JudgeDecision;
  by: string;
  reason: string;
};

/** Refusals, in order of precedence. */
export type DecidedOnJudge =
  | { outcome: 'decided'; review: JudgeReview }
  | { outcome: 'unknown' | 'closed' | 'no_proposal' };

/** An operator's answer to the review of a judge: the proposed card comes into use, or the present one stays. */
export function decideOnJudge(
  database: Database,
  now: () => Date,
  { item, owner, decision, by, reason }: DecisionOnJudge,
): Promise<DecidedOnJudge> {
  return transaction(database, async (tx): Promise<DecidedOnJudge> => {
    const seen = await findJudgeReview(tx, item, owner);
    if (!seen) return { outcome: 'unknown' };
    const row = await lockStanding(tx, seen);
    const review = await findJudgeReview(tx, item, owner);
    if (!row || review?.decision !== null) return { outcome: 'closed' };
    if (decision === 'accepted' && row.proposed === null) return { outcome: 'no_proposal' };
    const deciding = { stream: await readStream(tx, seen, row.shipped), at: now(), by, reason };
    await (decision === 'accepted' ? adoptCard(tx, seen, row, deciding) : keepCard(tx, seen, deciding));
    return { outcome: 'decided', review: (await findJudgeReview(tx, item, owner)) as JudgeReview };
  });
}
