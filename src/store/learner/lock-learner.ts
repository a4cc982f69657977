import type { Tier } from '../../core/tier.ts';
import { rows, type Tx } from '../database.ts';

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
};

const COLUMNS = `no, id, last_seq AS "lastSeq", awarded_to AS "awardedTo", calibrated_to AS "calibratedTo", pending,
  awake, version, total, entries, encode(head, 'hex') AS head, level, calibrations,
  encode(calibration_head, 'hex') AS "calibrationHead", tier, mean, sd, effective_time AS "effectiveTime",
  salt, erased_at AS "erasedAt", updated_at AS "updatedAt", attended_by AS "attendedBy"`;

const ONE = { name: 'learner-lock', text: `SELECT ${COLUMNS} FROM learners WHERE id = $1 FOR UPDATE` };
const MANY = {
  name: 'learners-lock',
  text: `SELECT ${COLUMNS} FROM learners WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
};

/** Rule 1, "lock, then look": a separate statement, so that later ones see what the lock waited for. */
export async function lockLearner(tx: Tx, id: string): Promise<LockedLearner | null> {
  const [row] = await rows<LockedLearner>(tx, ONE, [id]);
  return row ?? null;
}

/** Locks several learners in the order that all transactions use. */
export function lockLearners(tx: Tx, ids: string[]): Promise<LockedLearner[]> {
  return rows<LockedLearner>(tx, MANY, [ids]);
}
