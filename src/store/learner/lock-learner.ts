import type { Tier } from '../../core/tier.ts';
import { rows, type Tx } from '../database.ts';
import { awayOf } from '../moves/learner-away.ts';

/** The learner's row under the lock: valid until the end of this transaction. */
export type LockedLearner = {
  no: number;
  id: string;
  lastSeq: number;
  awardedTo: number;
  calibratedTo: number;
  pending: number;
  awake: boolean;
  version: number;
  total: number;
  entries: number;
  head: string;
  level: number;
  calibrations: number;
  calibrationHead: string;
  tier: Tier | null;
  mean: number;
  sd: number;
  effectiveTime: number | null;
  salt: Buffer | null;
  erasedAt: number | null;
  updatedAt: number;
  /** The worker that awards events at a hint, null if events must ring. */
  attendedBy: string | null;
  /** The cell that the learner is moving to, or since `movedAt` has moved to. */
  movingTo: string | null;
  move: string | null;
  movedAt: number | null;
};

const COLUMNS = `no, id, last_seq AS "lastSeq", awarded_to AS "awardedTo", calibrated_to AS "calibratedTo", pending,
  awake, version, total, entries, encode(head, 'hex') AS head, level, calibrations,
  encode(calibration_head, 'hex') AS "calibrationHead", tier, mean, sd, effective_time AS "effectiveTime",
  salt, erased_at AS "erasedAt", updated_at AS "updatedAt", attended_by AS "attendedBy",
  moving_to AS "movingTo", move, moved_at AS "movedAt"`;

const ONE = { name: 'learner-lock', text: `SELECT ${COLUMNS} FROM learners WHERE id = $1 FOR UPDATE` };
const MANY = {
  name: 'learners-lock',
  text: `SELECT ${COLUMNS} FROM learners WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
};

/**
 * Rule 1, "lock, then look": a separate statement, so that later ones see what the lock waited for. Throws `LearnerAway`
 * for a learner that is moving or has moved to another cell, unless `evenAway`.
 */
export async function lockLearner(
  tx: Tx,
  id: string,
  { evenAway = false } = {},
): Promise<LockedLearner | null> {
  const [row] = await rows<LockedLearner>(tx, ONE, [id]);
  const away = row && !evenAway ? awayOf(row) : null;
  if (away) throw away;
  return row ?? null;
}

/** Locks several learners in the order that all transactions use, also those that are away. */
export function lockLearners(tx: Tx, ids: string[]): Promise<LockedLearner[]> {
  return rows<LockedLearner>(tx, MANY, [ids]);
}
