import { rows, type Database, type Tx } from '../database.ts';
import type { CalibrationText } from './append-calibration.ts';
import type { StoredCalibration } from './calibration-row.ts';

/** A calibration with its readable text; `text` is null once erased. */
export type ReadCalibration = StoredCalibration & { text: CalibrationText | null };

const COLUMNS = `c.number, c.completion, c.source, c.replaces, c.judge, c.judge_version AS "judgeVersion", c.card, c.unscored,
  c.constants, c.policy_version AS "policyVersion", c.effective_time AS "effectiveTime", c.observations, c.worked_minutes AS "workedMinutes", c.flags,
  c.asks_review AS "asksReview", c.state_after AS "stateAfter", encode(c.text_digest, 'hex') AS "textDigest",
  encode(c.previous_hash, 'hex') AS "previousHash", encode(c.hash, 'hex') AS hash, c.at, t.reason, t.quotes, t.events`;

const PAGE = {
  name: 'calibrations-page',
  text: `SELECT ${COLUMNS} FROM calibrations c LEFT JOIN calibration_texts t ON t.learner = c.learner AND t.number = c.number
         WHERE c.learner = $1 AND c.number > $2 ORDER BY c.number LIMIT $3`,
};

type Row = Omit<StoredCalibration, 'effectiveTime' | 'at'> & {
  effectiveTime: number;
  at: number;
  reason: string | null;
  quotes: unknown[];
  events: unknown[];
};

/** Calibrations after a number, oldest first, exactly as hashed. */
export async function readCalibrations(
  database: Database | Tx,
  learner: number,
  page: { after: number; limit: number },
): Promise<ReadCalibration[]> {
  const found = await rows<Row>(database, PAGE, [learner, page.after, page.limit]);
  return found.map(({ reason, quotes, events, effectiveTime, at, ...said }) => ({
    ...said,
    effectiveTime: new Date(effectiveTime).toISOString(),
    at: new Date(at).toISOString(),
    text: reason === null ? null : { reason, quotes, events },
  }));
}
