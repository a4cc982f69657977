import { rows, type Database, type Tx } from '../database.ts';
import type { JudgeKey } from './standing-row.ts';

/** Why an operator should look at a judge: it seems to have changed; a new card is proposed. */
export const JUDGE_REASONS = ['drift', 'card'] as const;

export type JudgeReason = (typeof JUDGE_REASONS)[number];

export const JUDGE_DECISIONS = ['accepted', 'kept'] as const;

export type JudgeDecision = (typeof JUDGE_DECISIONS)[number];

/** What waits for an operator about one judge version, or was decided. `card`: the number of the card that was accepted. */
export type JudgeReview = {
  item: number;
  owner: string;
  judge: string;
  version: string;
  reasons: JudgeReason[];
  at: number;
  decision: JudgeDecision | null;
  card: number | null;
  by: string | null;
  reason: string | null;
  decidedAt: number | null;
};

const COLUMNS = `item, owner, judge, judge_version AS version, reasons, at, decision, card, by, reason, decided_at AS "decidedAt"`;
const OPEN = {
  name: 'judge-review-open',
  text: `INSERT INTO judge_reviews AS r (owner, judge, judge_version, reasons, at) VALUES ($1, $2, $3, ARRAY[$4], $5)
         ON CONFLICT (owner, judge, judge_version) WHERE decision IS NULL
         DO UPDATE SET reasons = CASE WHEN $4 = ANY (r.reasons) THEN r.reasons ELSE r.reasons || $4::text END`,
};
const CLOSE = {
  name: 'judge-review-close',
  text: `UPDATE judge_reviews SET decision = $4, card = $5, by = $6, reason = $7, decided_at = $8
         WHERE owner = $1 AND judge = $2 AND judge_version = $3 AND decision IS NULL`,
};
const LIST = {
  name: 'judge-reviews',
  text: `SELECT ${COLUMNS} FROM judge_reviews WHERE item > $1 AND ($2::text IS NULL OR owner = $2) AND (NOT $3 OR decision IS NULL)
         ORDER BY item LIMIT $4`,
};
const FIND = {
  name: 'judge-review-find',
  text: `SELECT ${COLUMNS} FROM judge_reviews WHERE item = $1 AND ($2::text IS NULL OR owner = $2)`,
};

/** Opens the review of a judge, or adds a reason to the open one. */
export async function openJudgeReview(tx: Tx, of: JudgeKey, why: JudgeReason, at: Date): Promise<void> {
  await rows(tx, OPEN, [of.owner, of.judge, of.version, why, at]);
}

export type Closing = {
  decision: JudgeDecision;
  card: number | null;
  by: string;
  reason: string | null;
};

export async function closeJudgeReview(tx: Tx, of: JudgeKey, closing: Closing, at: Date): Promise<void> {
  const { decision, card, by, reason } = closing;
  await rows(tx, CLOSE, [of.owner, of.judge, of.version, decision, card, by, reason, at]);
}

export type JudgeReviewsPage = { after: number; limit: number; owner: string | null; open: boolean };

/** Reviews of judges, oldest first; of one owner, or of all with null. */
export function listJudgeReviews(
  database: Database,
  { after, owner, open, limit }: JudgeReviewsPage,
): Promise<JudgeReview[]> {
  return rows<JudgeReview>(database, LIST, [after, owner, open, limit]);
}

export async function findJudgeReview(
  on: Database | Tx,
  item: number,
  owner: string | null,
): Promise<JudgeReview | null> {
  return (await rows<JudgeReview>(on, FIND, [item, owner]))[0] ?? null;
}
