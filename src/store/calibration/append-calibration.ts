import { chainHash, keyed } from '../canonical.ts';
import { rows, type Tx } from '../database.ts';
import { storable } from '../storable.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';
import type { CalibrationEntry } from './calibration-row.ts';

/** Readable text beside the hashed calibration, so that it can be erased. */
export type CalibrationText = { reason: string; quotes: unknown[]; events: unknown[] };

export type NewCalibration = Omit<CalibrationEntry, 'number' | 'textDigest' | 'at'> & {
  text: CalibrationText;
};

const INSERT = {
  name: 'calibration-append',
  text: `WITH new AS MATERIALIZED (
    SELECT * FROM json_to_record($2::json) AS new(number int, completion bigint, source text, replaces int, judge text,
      "judgeVersion" text, card json, unscored text, constants int, "policyVersion" int, "effectiveTime" timestamptz,
      observations json, flags text[], "asksReview" boolean, "stateAfter" json, "textDigest" text, "previousHash" text,
      at timestamptz, hash text, version bigint, "workedMinutes" float8,
      reason text, quotes json, events json)
  ), texts AS (
    INSERT INTO calibration_texts (learner, number, reason, quotes, events)
    SELECT $1, number, reason, quotes, events FROM new
  ), standing AS (
    INSERT INTO snapshots (learner, version, state, at) SELECT $1, number, "stateAfter", at FROM new
    ON CONFLICT (learner) DO UPDATE SET version = excluded.version, state = excluded.state, at = excluded.at
  )
  INSERT INTO calibrations (learner, number, completion, source, replaces, judge, judge_version, card, unscored, constants,
    policy_version, effective_time, observations, flags, asks_review, state_after, text_digest, previous_hash, at, hash,
    version, worked_minutes)
  SELECT $1, number, completion, source, replaces, judge, "judgeVersion", card, unscored, constants,
    "policyVersion", "effectiveTime", observations, flags, "asksReview", "stateAfter", decode("textDigest", 'hex'),
    decode("previousHash", 'hex'), at, decode(hash, 'hex'), version, "workedMinutes" FROM new`,
};

/** Links a calibration to the learner's chain and rewrites the snapshot in place. */
export async function appendCalibration(
  tx: Tx,
  learner: LockedLearner,
  calibration: NewCalibration,
  at: Date,
): Promise<{ number: number; hash: string }> {
  const { text: written, ...said } = calibration;
  // A model can write characters that cannot be stored; they must not block the learner.
  const text = storable(written);
  const number = learner.calibrations + 1;
  const textDigest = keyed(learner.salt as Buffer, text).toString('hex');
  const entry: CalibrationEntry = { ...said, number, textDigest, at: at.toISOString() };
  const hash = chainHash(learner.calibrationHead, entry);
  const record = {
    ...entry,
    ...text,
    previousHash: learner.calibrationHead,
    hash,
    version: learner.version + 1,
  };
  await rows(tx, INSERT, [learner.no, JSON.stringify(record)]);
  return { number, hash };
}
